/** Names the person for whom the page was drawn that sends an action. */
export const DRAWN_FOR_HEADER = "x-drawn-for";
