/**
 * All that this floor may spell of the web: WebCrypto and text coding, as far as browsers and Node agree.
 *
 * A library file (`DOM`, `WebWorker`) would let `document` or `indexedDB` in, and Node's types `process`; the
 * same sources are checked again under `DOM` (with src/ui) and under Node (with src/server), so a declaration
 * here that promises too much fails there. Names that only one side has globally (`BufferSource`,
 * `JsonWebKey`) are left out on purpose.
 */

interface CryptoKey {
  readonly type: 'secret' | 'private' | 'public';
  readonly extractable: boolean;
  readonly usages: (
    'encrypt' | 'decrypt' | 'sign' | 'verify' | 'deriveKey' | 'deriveBits' | 'wrapKey' | 'unwrapKey'
  )[];
}

interface WebKeyPair {
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
}

type WebBytes = Uint8Array<ArrayBuffer> | ArrayBuffer;
type WebKeyUsages = readonly CryptoKey['usages'][number][];
type WebKeyPairAlgorithm = { name: 'ECDSA' | 'ECDH'; namedCurve: 'P-256' };
type WebSecretAlgorithm = { name: 'AES-GCM' | 'AES-KW'; length: 256 } | { name: 'HMAC'; hash: 'SHA-256' };
type WebImportAlgorithm = WebKeyPairAlgorithm | WebSecretAlgorithm | { name: 'HKDF' | 'PBKDF2' | 'AES-GCM' };
type WebDerivation =
  | { name: 'ECDH'; public: CryptoKey }
  | { name: 'HKDF'; hash: 'SHA-256'; salt: WebBytes; info: WebBytes }
  | { name: 'PBKDF2'; hash: 'SHA-256'; salt: WebBytes; iterations: number };
type WebSignature = { name: 'ECDSA'; hash: 'SHA-256' } | 'HMAC';
type WebCipher = { name: 'AES-GCM'; iv: WebBytes; additionalData?: WebBytes };
type WebJsonKey = { kty?: string; crv?: string; x?: string; y?: string; d?: string; k?: string };

interface SubtleCrypto {
  digest(hash: 'SHA-256', bytes: WebBytes): Promise<ArrayBuffer>;
  generateKey(algorithm: WebKeyPairAlgorithm, extractable: boolean, uses: WebKeyUsages): Promise<WebKeyPair>;
  generateKey(algorithm: WebSecretAlgorithm, extractable: boolean, uses: WebKeyUsages): Promise<CryptoKey>;
  importKey(
    format: 'jwk',
    key: WebJsonKey,
    algorithm: WebImportAlgorithm,
    extractable: boolean,
    uses: WebKeyUsages,
  ): Promise<CryptoKey>;
  importKey(
    format: 'raw' | 'spki' | 'pkcs8',
    key: WebBytes,
    algorithm: WebImportAlgorithm,
    extractable: boolean,
    uses: WebKeyUsages,
  ): Promise<CryptoKey>;
  exportKey(format: 'jwk', key: CryptoKey): Promise<WebJsonKey>;
  exportKey(format: 'raw' | 'spki' | 'pkcs8', key: CryptoKey): Promise<ArrayBuffer>;
  sign(algorithm: WebSignature, key: CryptoKey, bytes: WebBytes): Promise<ArrayBuffer>;
  verify(algorithm: WebSignature, key: CryptoKey, signature: WebBytes, bytes: WebBytes): Promise<boolean>;
  encrypt(algorithm: WebCipher, key: CryptoKey, bytes: WebBytes): Promise<ArrayBuffer>;
  decrypt(algorithm: WebCipher, key: CryptoKey, bytes: WebBytes): Promise<ArrayBuffer>;
  deriveBits(algorithm: WebDerivation, key: CryptoKey, length: number): Promise<ArrayBuffer>;
  deriveKey(
    algorithm: WebDerivation,
    key: CryptoKey,
    derived: WebSecretAlgorithm,
    extractable: boolean,
    uses: WebKeyUsages,
  ): Promise<CryptoKey>;
}

interface Crypto {
  readonly subtle: SubtleCrypto;
  getRandomValues(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer>;
  randomUUID(): `${string}-${string}-${string}-${string}-${string}`;
}

declare var crypto: Crypto;

interface TextEncoder {
  encode(text?: string): Uint8Array<ArrayBuffer>;
}
declare var TextEncoder: { new (): TextEncoder };

interface TextDecoder {
  decode(bytes?: Uint8Array | ArrayBuffer): string;
}
declare var TextDecoder: {
  new (label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean }): TextDecoder;
};

declare function atob(base64: string): string;
declare function btoa(latin1: string): string;
