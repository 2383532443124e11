import { z } from "zod";
import { bodyOf, type Operation } from "./operation";

export const echoOperations: Operation[] = [
  {
    name: "echo",
    method: "POST",
    paths: ["/svc/payment/api/v1/echo", "/svc/payment/api/v1/openapi/echo"],
    run: (_issuer, call) => ({ kind: "data", value: bodyOf(call, z.object({ message: z.string() })) }),
  },
];
