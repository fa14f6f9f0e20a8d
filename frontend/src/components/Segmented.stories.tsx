/** One choice out of a few. */
import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';

import { Segmented } from './Segmented';

function Ways({ at }: { at: string }) {
  const [value, setValue] = useState(at);
  const options = ['Meaning', 'Both', 'Words'].map((label) => ({ value: label, label }));
  return <Segmented label="Way of searching" options={options} value={value} onChange={setValue} />;
}

const meta = { title: 'components/Segmented', component: Ways } satisfies Meta<typeof Ways>;
export default meta;

export const Three: StoryObj<typeof meta> = { args: { at: 'Both' } };
