import http from "node:http";

const agent = new http.Agent({ keepAlive: true, maxSockets: 64 });

export interface Answer {
  status: number;
  body: string;
}

/** One request over a kept connection, its answer read to the end. @throws unless the status is 200 */
export function send(
  url: string,
  options: { method?: string; headers?: Record<string, string>; body?: Uint8Array } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = {
      ...options.headers,
      ...(options.body ? { "content-length": options.body.length } : {}),
    };
    const request = http.request(url, { method: options.method ?? "GET", headers, agent }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => {
        const body = Buffer.concat(chunks).toString();
        const status = response.statusCode ?? 0;
        if (status === 200) resolve({ status, body });
        else reject(new Error(`${url} answered ${status}: ${body.slice(0, 300)}`));
      });
    });
    request.on("error", reject);
    request.end(options.body);
  });
}
