import { type Service, startService } from "../processes";

/** Processes that take webhooks, on fixed ports, that may be killed at any moment and come back by themselves. */
export interface Victims {
  ports: number[];
  /** SIGKILLs one that is up, and has it come back; resolves when it takes webhooks again. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

export type StartVictim = (port: number) => Promise<Service>;

export async function startVictims(ports: number[], start: StartVictim): Promise<Victims> {
  const services = await Promise.all(ports.map(start));
  let turn = 0;
  return {
    ports,
    kill: async () => {
      turn = (turn + 1) % services.length;
      const [victim, port] = [services[turn], ports[turn]];
      if (!victim || port === undefined) return;
      await killed(victim);
      services[turn] = await start(port);
    },
    stop: async () => {
      await Promise.all(services.map((service) => service.stop()));
    },
  };
}

/** Ends a process as a power cut would. */
export function killed({ child }: Service): Promise<void> {
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  child.kill("SIGKILL");
  return gone;
}

/** The inbox alone, without a build. */
export function startInbox(port: number, env: Record<string, string>): Promise<Service> {
  return startService(
    "The inbox",
    ["--conditions=react-server", "--import", "tsx", "scripts/chaos/inbox-server.ts"],
    (output) => output.includes("inbox ready"),
    { quiet: true, env: { ...env, PORT: String(port) } },
  );
}

/** The whole console as it was built. */
export function startConsole(port: number, env: Record<string, string>): Promise<Service> {
  return startService(
    "The console",
    ["node_modules/next/dist/bin/next", "start", "-p", String(port), "-H", "127.0.0.1"],
    (output) => output.includes("Ready in"),
    {
      quiet: true,
      env: {
        ...env,
        NODE_ENV: "production",
        NEXT_TELEMETRY_DISABLED: "1",
        NEXTAUTH_URL: `http://127.0.0.1:${port}`,
      },
    },
  );
}
