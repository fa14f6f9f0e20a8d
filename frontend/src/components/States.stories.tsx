/** What stands where films would: nothing yet, something wrong, or still loading. */
import type { Meta, StoryObj } from '@storybook/react-vite';

import { ApiProblem } from '@/api/problem';

import { Button } from './Button';
import { EmptyState } from './EmptyState';
import { Failure } from './Failure';
import { GridSkeleton, RowSkeleton } from './Skeletons';

const meta = { title: 'components/States' } satisfies Meta;
export default meta;

export const Empty: StoryObj = {
  render: () => (
    <EmptyState heading="Nothing here yet." text="Films that you like are kept here.">
      <Button>Find one</Button>
    </EmptyState>
  ),
};
export const ServerError: StoryObj = {
  render: () => (
    <Failure
      heading="The search did not work"
      error={new ApiProblem(503, 'store_unavailable', 'the index is away', '08bac952c5e30ee8')}
      retry={() => undefined}
    />
  ),
};
export const OwnError: StoryObj = {
  render: () => <Failure heading="The search did not work" error={new Error('unforeseen')} retry={() => undefined} />,
};
export const LoadingGrid: StoryObj = { render: () => <GridSkeleton count={12} /> };
export const LoadingRow: StoryObj = { render: () => <RowSkeleton /> };
