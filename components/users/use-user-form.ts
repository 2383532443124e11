"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useLocale } from "next-intl";
import { type FormEvent, useEffect, useRef, useTransition } from "react";
import { useOperationForm } from "@/components/operations/use-operation-form";
import type { ActionResult, FieldErrors } from "@/lib/core/result";
import type { OperationDto } from "@/lib/operations/schema";
import { userKeys } from "@/lib/users/query-options";
import type { CreateUserInput } from "@/lib/users/schema";
import { countryOf } from "./country-field";

interface UserFormOptions {
  action: (
    operationId: string,
    typed: Omit<CreateUserInput, "operationId">,
  ) => Promise<ActionResult<OperationDto>>;
  onClose: () => void;
  onFollow: (operationId: string) => void;
  onDone: (operation: OperationDto) => void;
}

/** A dialog with a user's fields: closes when it is done or in doubt, stays open with what is wrong when refused. */
export function useUserForm({ action, onClose, onFollow, onDone }: UserFormOptions) {
  const client = useQueryClient();
  const locale = useLocale();
  const element = useRef<HTMLFormElement>(null);
  const [pending, startTransition] = useTransition();
  const form = useOperationForm<{ operationId: string; typed: Omit<CreateUserInput, "operationId"> }>({
    action: ({ operationId, typed }) => action(operationId, typed),
    onSucceeded: async (operation) => {
      await client.invalidateQueries({ queryKey: userKeys.all });
      onClose();
      onDone(operation);
    },
    onFollow: (operationId) => {
      onClose();
      onFollow(operationId);
    },
  });
  useEffect(() => {
    if (form.error?.code !== "INVALID_INPUT") return;
    element.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [form.error]);
  const problems: FieldErrors = form.error?.code === "INVALID_INPUT" ? (form.error.fields ?? {}) : {};
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = readUserForm(new FormData(event.currentTarget), locale);
    startTransition(() => form.submit((operationId) => ({ operationId, typed })));
  };
  return { element, pending, submit, problems, error: form.error, clearError: form.clearError };
}

type Typed = Omit<CreateUserInput, "operationId">;

/** What the form asks for, as it was typed; the server judges it. */
function readUserForm(form: FormData, locale: string): Typed {
  const text = (name: string) => String(form.get(name) ?? "").trim();
  return {
    firstName: text("firstName"),
    lastName: text("lastName"),
    callingCode: text("callingCode"),
    phoneNumber: text("phoneNumber"),
    documentType: text("documentType"),
    documentNumber: text("documentNumber"),
    dateOfBirth: text("dateOfBirth"),
    issuingCountry: countryOf(text("issuingCountry"), locale),
  };
}
