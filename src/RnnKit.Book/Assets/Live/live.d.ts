// What the scripts of the live parts of a page share, for the type check alone.
interface Weights {
  readonly metadata: Record<string, string>;
  readonly names: string[];
  tensor(name: string): Tensor;
}

/** A matrix, row by row. */
interface Tensor {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float32Array;
}

type Vector = Float64Array;

/** What a book writes around a safetensors file so that a page opened from disk can load it. */
interface StoredModel {
  readonly name: string;
  readonly version: number;
  readonly bytes: number;
  readonly data: string;
}

type Child = Node | string;
type Attributes = Record<string, string | number | boolean | ((event: any) => void)>;

/** One word that the translator wrote. */
interface WrittenStep {
  readonly id: number;
  readonly logP: number;
  readonly weights: Vector;
  readonly best: { id: number; p: number }[];
}

interface FoundTranslation {
  readonly steps: WrittenStep[];
  readonly finished: boolean;
  readonly logP: number;
  readonly score: number;
}

interface TranslatedSentence {
  readonly source: string[];
  readonly unknown: string[];
  /** French tokens; the unknown word is replaced by the English one it stands for. */
  readonly target: string[];
  readonly text: string;
  readonly steps: WrittenStep[];
  readonly finished: boolean;
  readonly score: number;
}

interface Translating {
  readonly french: string[];
  translate(sentence: string, width: number): TranslatedSentence;
}

interface Tokenizing {
  english(text: string, lowerCase?: boolean): string[];
  french(tokens: string[]): string;
}

/** One step of a cell: every block and state by its name, and the states before it. */
interface CellStepRecord {
  readonly x: Vector;
  readonly before: Record<string, Vector>;
  readonly blocks: Record<string, Vector>;
  readonly held: Record<string, number>;
}

interface AccountRow {
  readonly name: string;
  readonly symbols: string;
  readonly numbers: string;
  readonly result: string;
  readonly meaning: string;
}

interface Account {
  readonly title: string;
  readonly given: string[];
  readonly lines: AccountRow[];
}

interface RunningCell {
  readonly kind: 'rnn' | 'gru' | 'lstm';
  readonly hidden: number;
  /** Names of gates that may be held, in the order they are shown. */
  readonly gates: string[];
  /** Everything that a step shows, from the gates to the state. */
  readonly shown: string[];
  start(): Record<string, Vector>;
  step(x: Vector, before: Record<string, Vector>, held?: Record<string, number>): CellStepRecord;
  account(record: CellStepRecord, step: number, unit: number): Account;
}

/** Reads one letter after the other and scores the next. */
interface LetterModel {
  readonly letters: string[];
  /** Begins anew. */
  forget(): void;
  /** Reads one letter; the scores of all letters to be the next. */
  read(id: number): Vector;
}

interface Letters {
  of(weights: Weights): LetterModel;
  /** Numbers from 0 to 1 from a seed. */
  draws(seed: number): () => number;
  /** Which of some probabilities a number from 0 to 1 falls on. */
  drawn(p: Vector, u: number): number;
}

/** A note of a melody. */
interface MelodyNote {
  /** In semitones, 60 is middle C; null is a rest. */
  readonly pitch: number | null;
  /** In eighths. */
  readonly length: number;
}

interface Melodies {
  notesOf(abc: string): MelodyNote[];
  /** Plays, and gives what stops it. */
  play(notes: MelodyNote[], eighth: number, ended: () => void): () => void;
}

interface Mathematics {
  multiply(w: Tensor, x: ArrayLike<number>, add?: ArrayLike<number>): Vector;
  column(w: Tensor, k: number): Vector;
  sigmoid(a: number): number;
  softmax(logits: ArrayLike<number>, temperature?: number): Vector;
  indexOfMax(values: ArrayLike<number>): number;
}

interface Live {
  readonly widgets: Record<string, (host: HTMLElement) => void>;
  readonly math: Mathematics;
  readonly words: Tokenizing;
  readonly letters: Letters;
  readonly melodies: Melodies;
  readonly cells: { of(weights: Weights, prefix: string): RunningCell };
  readonly translator: { of(weights: Weights): Translating };
  store(model: StoredModel): void;
  weights(name: string): Weights;
  el<K extends keyof HTMLElementTagNameMap>(tag: K, attributes?: Attributes, ...children: Child[]): HTMLElementTagNameMap[K];
  scrollable(label: string, ...children: Child[]): HTMLElement;
  svg<K extends keyof SVGElementTagNameMap>(tag: K, attributes: Record<string, string>, text?: string): SVGElementTagNameMap[K];
  percent(p: number): string;
  readonly calm: boolean;
}

interface Window {
  rnnkitLive: Live;
}
