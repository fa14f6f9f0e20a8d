/** A segmented control, made of radio buttons, so that the arrow keys work as usual. */
import { useId } from 'react';

interface Props<T extends string> {
  /** What is chosen. */
  label: string;
  options: readonly { readonly value: T; readonly label: string }[];
  value: T;
  onChange: (value: T) => void;
}

export function Segmented<T extends string>({ label, options, value, onChange }: Props<T>) {
  const name = useId();
  return (
    <fieldset className="min-w-0">
      <legend className="sr-only">{label}</legend>
      <div className="inline-flex gap-1 rounded-full border border-edge bg-seat p-1 text-sm">
        {options.map((option) => (
          <label
            key={option.value}
            className="inline-flex items-center rounded-full px-3 py-1 pointer-coarse:min-h-9 text-sand hover:text-bone has-checked:bg-lamp has-checked:font-semibold has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-lamp"
          >
            <input
              type="radio"
              name={name}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
              className="sr-only"
            />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
