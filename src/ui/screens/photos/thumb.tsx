/**
 * A small picture out of bytes, and one large enough to read a voucher.
 */
import '../../parts/css/photos.css';
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';

type PictureProps = { bytes: Uint8Array<ArrayBuffer>; alt: string; large?: boolean };

export function Picture({ bytes, alt, large = false }: PictureProps): JSX.Element {
  const [address, setAddress] = useState<string | undefined>(undefined);
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([bytes], { type: 'image/jpeg' }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [bytes]);
  return <img class={large ? 'photo-large' : 'photo-small'} src={address} alt={alt} />;
}
