/** Draws a story into the frame's page. */
export type Draw = (app: HTMLElement) => void;
