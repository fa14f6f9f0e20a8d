/** A segmented control. */
import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';

import { Segmented } from './Segmented';

function Modes({ at }: { at: string }) {
  const [value, setValue] = useState(at);
  const options = ['Meaning', 'Both', 'Keywords'].map((label) => ({ value: label, label }));
  return <Segmented label="Match by" options={options} value={value} onChange={setValue} />;
}

const meta = { title: 'components/Segmented', component: Modes } satisfies Meta<typeof Modes>;
export default meta;

export const Three: StoryObj<typeof meta> = { args: { at: 'Both' } };
