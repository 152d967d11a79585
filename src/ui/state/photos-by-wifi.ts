import { keepText, keptText, type Store } from './settings.ts';

const BY_WIFI = 'so-thon:photos-by-wifi';

/** "Chỉ gửi ảnh khi có Wi-Fi", for everybody who uses this phone. */
export function photosByWifi(store: Store): boolean {
  return keptText(store, BY_WIFI) === '1';
}

export function setPhotosByWifi(store: Store, on: boolean): void {
  keepText(store, BY_WIFI, on ? '1' : '0');
}
