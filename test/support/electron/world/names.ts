/** The isolated world that preloads run in. */
export const PRELOAD_WORLD = 'Electron Isolated Context';
/** The function of that world that sends text to main. */
export const SEND_BINDING = 'standInSend';
/** The function of that world that main calls with text. */
export const RECEIVE_FUNCTION = 'standInReceive';
/** The function of that world that runs a preload. */
export const RUN_FUNCTION = 'standInRunPreload';
/** Heard once, before any script of the page runs: the preload's world hands the page's world their gate. */
export const HANDSHAKE = 'stand-in-handshake';
