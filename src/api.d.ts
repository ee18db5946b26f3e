/** Words of the text: `text.slice(start, end)`. Offsets count UTF-16 code units. */
export interface Excerpt {
  text: string;
  start: number;
  end: number;
}

/** What was read in one dispatch. Ids are `p0`, `p1` … and `q0`, `q1` …, in order of appearance. */
export interface Story {
  version: 1;
  language: "fr" | "en";
  /** Whether enough of its words are of that language for the reading to be trusted. */
  recognised: boolean;
  headline: Excerpt | null;
  slug: string | null;
  update_note: Excerpt | null;
  /** ISO date the text itself states: `2026-01-06`, `2026-01` or `2026`. */
  published: string | null;
  dateline: {
    place: string | null;
    date: string | null;
    agency: string | null;
    start: number;
    end: number;
  } | null;
  agency: string | null;
  credits: {
    role: "reporting" | "writing" | "editing" | "other";
    name: string;
    start: number;
    end: number;
  }[];
  paragraphs: {
    start: number;
    end: number;
    role:
      | "headline"
      | "note"
      | "byline"
      | "dateline"
      | "body"
      | "credits"
      | "heading"
      | "caption"
      | "chrome";
  }[];
  participants: Participant[];
  representations: { who: string; by: string[]; start: number; end: number }[];
  quotes: Quote[];
  event: StoryEvent | null;
  /** Words that may tell of the event; only where there is none and one is likely. */
  possible_event?: Excerpt;
  context: {
    commitments: Claim[];
    demands: Claim[];
    sticking_points: Claim[];
    next_steps: Claim[];
    dates: (Excerpt & { date: string | null; until: string | null })[];
  };
  relations: (Excerpt & {
    from: string;
    to: string;
    kind:
      | "speaks-of"
      | "speaks-to"
      | "represents"
      | "met"
      | "kin"
      | "office";
  })[];
}

export interface Participant {
  id: string;
  kind:
    | "person"
    | "organisation"
    | "place"
    | "group"
    | "document"
    | "unnamed"
    | "unknown";
  /** The fullest form in the text. */
  name: string;
  aliases: string[];
  gender: "masculine" | "feminine" | "unknown";
  roles: Excerpt[];
  presence: {
    status: "attending" | "absent" | "represented" | "none";
    remote: boolean;
    expected: boolean;
    host: boolean;
    text: string | null;
    start: number | null;
    end: number | null;
  };
  mentions: (Excerpt & { by: "name" | "role" | "pronoun" })[];
  /** Why it was taken for what it is. */
  reason: string;
}

export interface Quote extends Excerpt {
  id: string;
  /** Direct: `text` is the words inside the marks. Indirect: the reported clause. */
  kind: "direct" | "indirect";
  speaker: string | null;
  speaker_text: string | null;
  /** Who it may have been, when it could not be decided. */
  candidates: string[];
  cue: Excerpt | null;
  addressee: string | null;
  occasion: string | null;
  voice:
    | "named"
    | "unnamed"
    | "institution"
    | "document"
    | "group"
    | "unattributed";
  reason: { pattern: string; speaker: string };
}

export interface Claim extends Excerpt {
  whose: string | null;
  cue: string;
}

export interface StoryEvent {
  what: string;
  name: string | null;
  /** The id of a place. */
  place: string | null;
  date: string | null;
  until: string | null;
  host: string | null;
  attendance: Excerpt | null;
  purpose: Excerpt | null;
  outcome: Excerpt | null;
  status: "planned" | "under-way" | "over" | "called-off" | "unknown";
  start: number;
  end: number;
}
