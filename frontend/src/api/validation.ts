/** Schemas for data that cannot be trusted: streamed events, stored state, files. */
import * as v from 'valibot';

import type { Card } from './types';

/** The valid items of a list, up to `max`. Anything but a list has none. */
export const validItems = <Output>(item: v.GenericSchema<unknown, Output>, max = Infinity) =>
  v.fallback(
    v.pipe(
      v.array(v.unknown()),
      v.transform((values) => values.flatMap((value) => validItem(item, value)).slice(0, max)),
    ),
    [],
  );

/** The value in a list of its own, or an empty list when it is not valid. */
export function validItem<Output>(schema: v.GenericSchema<unknown, Output>, value: unknown): Output[] {
  const { success, output } = v.safeParse(schema, value);
  return success ? [output] : [];
}

const STRINGS = v.array(v.string());

/** What every card has. The other fields are as the API sent them. */
export const CardSchema = v.looseObject({ id: v.number(), title: v.string(), genres: STRINGS, directors: STRINGS }) as v.GenericSchema<unknown, Card>;
