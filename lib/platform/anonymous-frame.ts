/** What the frame is asked for. Its answers come through the port that is sent along. */
export interface FrameRequest {
  url: string;
  settings: Omit<RequestInit, 'signal'>;
}

export type FrameAnswer =
  | { status: number; statusText: string; headers: [string, string][]; body: ReadableStream | null }
  | { error: string };

/** Answers the requests of the page around this one. In a sandboxed frame, which has no origin to tell. */
export function answerRequests(): void {
  addEventListener('message', ({ data, source, ports: [port] }: MessageEvent<FrameRequest>) => {
    if (source === parent && port) void answer(data, port);
  });
}

async function answer({ url, settings }: FrameRequest, port: MessagePort): Promise<void> {
  const stop = new AbortController();
  port.onmessage = () => stop.abort();
  try {
    const { status, statusText, headers, body } = await fetch(url, { ...settings, signal: stop.signal });
    const said: FrameAnswer = { status, statusText, headers: [...headers], body };
    port.postMessage(said, body ? [body] : []);
  } catch (error) {
    const said: FrameAnswer = { error: String(error) };
    port.postMessage(said);
  }
}
