import { z } from "zod";

export const userRow = z.object({
  id: z.string(),
  seq: z.number(),
  p_created_at: z.string(),
  user_id: z.string(),
  reference_id: z.string(),
  status: z.string(),
  calling_code: z.string(),
  phone_number: z.string(),
  document_type: z.enum(["PASSPORT", "DRIVER_LICENSE", "ID_CARD"]),
  document_number: z.string(),
  first_name: z.string(),
  last_name: z.string(),
  date_of_birth: z.string(),
  issuing_country: z.string(),
});

export type User = z.infer<typeof userRow>;
