/**
 * a sentence, list item or cell; its place in the answer's text in UTF-16 code units
 */
export type Block = {
    id: string;
    kind: string;
    heading: string | null;
    start: number;
    end: number;
    text: string;
    plain: boolean;
    support: string;
    citationIds: string[];
};
export type Citation = {
    id: string;
    ordinal: number;
    documentId: string;
    statementId: string;
    passageId: string;
    quote: string;
    start: number;
    end: number;
    prefix: string;
    suffix: string;
    locator: {
        section: string[];
        page: number | null;
    };
    markers: string[];
    strength: string | null;
    url: string;
};
export type SourceDocument = {
    id: string;
    title: string;
    kind: string;
    publisher: string | null;
    year: number | null;
    lastUpdated: string | null;
    reviewStatus: string | null;
    jurisdiction: string | null;
    url: string | null;
    doi: string | null;
    licence: string | null;
};
export type Answer = {
    text: string;
    format: string;
    language: string;
    offsetUnit: string;
    blocks: Block[];
    citations: Citation[];
    documents: SourceDocument[];
    comparisons: {
        verdict: string;
        topic: string;
        blockId: string;
    }[];
    missing: string[];
    notices: {
        code: string;
        severity: string;
        text: string;
    }[];
};
export type Status = "answered" | "partial" | "not_covered" | "out_of_scope" | "clarify" | "safety" | "stopped" | "failed";
export type Audience = "clinician" | "trainee" | "patient" | "caregiver";
export type Interpretation = {
    standaloneQuestion: string;
    questionType: string;
    topicSwitch: boolean;
    carried: {
        term: string;
        fromMessageId: string;
    }[];
};
/**
 * as the server sent it; it may hold more than is named here
 */
export type Message = {
    id: string;
    conversationId: string;
    parentId: string | null;
    createdAt: string;
    status: Status;
    statusReason: string | null;
    question: string;
    audience: Audience;
    interpretation: Interpretation;
    answer: Answer;
    suggestions: {
        id: string;
        text: string;
    }[];
};
/**
 * The events, all bubbling and composed. Text is carried only under the attribute `emit-content`.
 */
export type GuidanceChatEvents = {
    "gc-ready": CustomEvent<{
        version: string;
    }>;
    "gc-question": CustomEvent<{
        question?: string;
    }>;
    "gc-delta": CustomEvent<{
        id: string;
        block: string;
    }>;
    "gc-answer": CustomEvent<{
        id: string;
        status: Status;
        message?: Message;
    }>;
    "gc-citation-open": CustomEvent<{
        messageId: string;
        citationId: string;
    }>;
    "gc-source-open": CustomEvent<{
        messageId: string;
        citationId: string;
        passageId: string;
    }>;
    "gc-feedback": CustomEvent<{
        id: string;
        value: "up" | "down" | null;
        reasons?: string[];
        comment?: string | null;
    }>;
    "gc-copy": CustomEvent<{
        id: string;
    }>;
    "gc-stop": CustomEvent<{
        id: string | null;
    }>;
    "gc-error": CustomEvent<{
        code: string;
    }>;
    "gc-open": CustomEvent<{}>;
    "gc-close": CustomEvent<{}>;
};
/**
 * One question with its answer, as shown. Those with the same turn before them are versions of each other.
 */
export type Turn = {
    before: Turn | null;
    question: string;
    key: string;
    body: any;
    id: string | null;
    message: any;
    blocks: any[];
    citations: any[];
    interpretation: any;
    node: any;
    abort: AbortController | null;
    stopped?: boolean;
    phase?: string;
};
export class GuidanceChat extends HTMLElement {
    static observedAttributes: string[];
    /** Texts that replace the element's own, by key. @type {Record<string, string | string[]>} */
    strings: Record<string, string | string[]>;
    /** Fills the card of a citation in the page's own way; its buttons stay. Null leaves it as it is.
     * @type {((citation: Citation, document: SourceDocument | undefined) => Node | null) | null} */
    renderCitation: ((citation: Citation, document: SourceDocument | undefined) => Node | null) | null;
    /** Headers for every request, for example a key. @type {() => Record<string, string>} */
    getHeaders: () => Record<string, string>;
    get apiBase(): string;
    set mode(value: "inline" | "bubble" | "dialog");
    /** @returns {"inline" | "bubble" | "dialog"} */
    get mode(): "inline" | "bubble" | "dialog";
    set audience(value: Audience);
    /** For whom answers are worded; the reader's own choice is written here too, so that the page can follow it.
     * @returns {Audience} */
    get audience(): Audience;
    set open(value: boolean);
    /** Whether the bubble or dialog is shown. */
    get open(): boolean;
    /** @returns {string | null} */
    get conversationId(): string | null;
    /** The finished messages of the shown branch. @returns {Message[]} */
    get messages(): Message[];
    connectedCallback(): void;
    disconnectedCallback(): void;
    /** @param {string} name @param {string | null} before @param {string | null} now */
    attributeChangedCallback(name: string, before: string | null, now: string | null): void;
    /** Asks a question at the end of the shown branch. @param {string} text @returns {boolean} false when it was not taken */
    ask(text: string): boolean;
    /** Stops the answer that is being given; what was verified by then stays. */
    stop(): void;
    /** Asks a question again, as a new branch; what followed it is left. @param {string} [id] a message, by default the newest @param {string} [context] */
    regenerate(id?: string, context?: string): boolean;
    /** Opens a citation of a shown answer. @param {string} id a citation, like `k1` @param {string} [messageId] by default the newest */
    openCitation(id: string, messageId?: string): void;
    /** Begins a new conversation; the old one stays on the server. */
    newConversation(): void;
    /** The conversation for the record. @param {"markdown" | "json" | "html"} format @returns {Promise<string>} */
    export(format: "markdown" | "json" | "html"): Promise<string>;
    print(): void;
    focusInput(): void;
    /** Puts words into the field for the reader to change and send; a bubble or dialog opens for it. @param {string} text */
    prefill(text: string): void;
    #private;
}
declare global {
    interface HTMLElementTagNameMap {
        "guidance-chat": GuidanceChat;
    }
    interface HTMLElementEventMap extends GuidanceChatEvents {
    }
}
