/** What will be read-only, while it is made. */
export type Writable<T> = { -readonly [K in keyof T]: T[K] };
