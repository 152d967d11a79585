/**
 * Cài đặt: how the app looks, what this phone is, whose phones there are, and the way out.
 */
import '../parts/css/report.css';
import '../../i18n/vi-work.ts';
import '../../i18n/vi-reports.ts';
import type { JSX } from 'preact';
import { LANGUAGES } from '../../i18n/language.ts';
import { Card, Section } from '../parts/card.tsx';
import { useSession, useText } from '../state/session.ts';
import { textSizes, themes } from '../state/settings.ts';
import { Backup } from './carry/later.tsx';
import { ImportCard } from './import/later.tsx';
import { Page } from './page.tsx';
import { OneOf } from './settings-choice.tsx';
import { MyData } from './settings-data.tsx';
import { Held } from './settings-held-later.tsx';
import { SignOut } from './settings-leave.tsx';
import { People } from './settings-people.tsx';
import { ThisPhone } from './settings-phone.tsx';

export function SettingsScreen(): JSX.Element {
  const text = useText();
  return (
    <Page title={text.settings.title} tab="/cai-dat" back="/">
      <Card>
        <Look />
      </Card>
      <ThisPhone />
      <People />
      <Held />
      <MyData />
      <ImportCard />
      <Backup />
      <Section title={text.settings.signOut}>
        <Card>
          <p class="sub">{text.settings.signOutHint}</p>
          <SignOut />
        </Card>
      </Section>
      <Section title={text.settings.about}>
        <Card>
          <p>
            <b>{text.app.name}</b> · {text.app.tagline}
          </p>
          <p class="sub">{text.settings.licence}</p>
        </Card>
      </Section>
    </Page>
  );
}

function Look(): JSX.Element {
  const { settings, toast } = useSession();
  const text = useText();
  return (
    <>
      <OneOf
        label={text.settings.language}
        options={LANGUAGES.map(({ language, name }) => ({ key: language, label: name }))}
        value={settings.language.value}
        onChange={(next) => {
          settings.setLanguage(next).catch(() => toast.say(text.settings.languageNeedsNetwork));
        }}
      />
      <OneOf
        label={text.settings.textSize}
        options={textSizes.map((key) => ({ key, label: text.settings.textSizes[key] }))}
        value={settings.textSize.value}
        onChange={settings.setTextSize}
      />
      <OneOf
        label={text.settings.theme}
        options={themes.map((key) => ({ key, label: text.settings.themes[key] }))}
        value={settings.theme.value}
        onChange={settings.setTheme}
      />
    </>
  );
}
