/**
 * The language that people chose, for every part below.
 */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Language, Words } from '../../core/text.ts';
import { say as sayWords } from '../../i18n/language.ts';

/** A text for people: in each language, or as somebody wrote it (a name, a note). */
export type Said = Words | string;

export const LanguageContext = createContext<Language>('vi');

export function useLanguage(): Language {
  return useContext(LanguageContext);
}

/** Turns a text into the language of the screen. */
export function useWords(): (text: Said) => string {
  const language = useLanguage();
  return (text) => say(text, language);
}

export function say(text: Said, language: Language): string {
  return typeof text === 'string' ? text : sayWords(text, language);
}
