/** One picture for each kind of thing that a search can go by, the same in chips, reasons and suggestions. */
import {
  ArrowDownWideNarrow,
  Ban,
  CalendarDays,
  Clapperboard,
  Clock,
  Compass,
  Film,
  Globe,
  Heart,
  Languages,
  type LucideIcon,
  MessageSquareQuote,
  Sparkles,
  Star,
  Tag,
  TrendingUp,
  User,
  VenetianMask,
} from 'lucide-react';

const ICONS: Readonly<Record<string, LucideIcon>> = {
  title: Film,
  series: Film,
  like: Clapperboard,
  liked: Heart,
  person: User,
  character: VenetianMask,
  genre: Clapperboard,
  year: CalendarDays,
  runtime: Clock,
  rating: Star,
  language: Languages,
  country: Globe,
  order: ArrowDownWideNarrow,
  theme: Compass,
  topic: Compass,
  mood: Compass,
  tweak: Sparkles,
  keyword: Tag,
  tag: Tag,
  overview: MessageSquareQuote,
  meaning: Sparkles,
  popular: TrendingUp,
};

/** What must not be is one kind to the eye. */
export const kindIcon = (kind: string): LucideIcon => (kind.startsWith('exclude_') || kind === 'unwanted' ? Ban : (ICONS[kind] ?? Sparkles));
