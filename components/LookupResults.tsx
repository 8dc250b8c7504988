import { useEffect, useRef } from 'preact/hooks';
import type { LookupResult, NameMatch } from '../lib/messages.ts';
import { t, translate, uiLanguage } from '../lib/platform/page-translate.ts';
import type { Sighting } from '../lib/telegram/sighting.ts';
import {
  countInSentence,
  nameInSentence,
  organisationName,
  readerLanguage,
  verdictHeading,
  verdictLabel,
} from '../lib/words.ts';
import { ErrorNote } from './ErrorNote.tsx';
import { ForeignText, Handle } from './text.tsx';
import { type LookupState, optionId, resultInView } from './use-lookup.ts';
import { type CardActions, VerdictCard } from './VerdictCard.tsx';
import { VerdictIcon } from './VerdictIcon.tsx';

interface Props {
  state: LookupState;
  query: string;
  listId: string;
  /** Which option the keyboard is on, -1 for none. */
  active: number;
  onChoose: (match: NameMatch) => void;
  actions: (sighting: Sighting) => CardActions | undefined;
}

/** What a lookup found, or why it found nothing. Said to screen readers as well. */
export function LookupResults({ state, query, listId, active, onChoose, actions }: Props) {
  const result = resultInView(state);
  const chat = result?.chat;
  const card = chat && <VerdictCard key={chat.sighting.handle} {...chat} actions={actions(chat.sighting)} />;
  // A typed name often has the form of a handle too: an unknown handle then gives way to the organisations found.
  const cardLast = chat?.verdict.verdict === 'unknown';
  return (
    <div class="results" aria-busy={state.phase === 'searching'}>
      <p class="visually-hidden" role="status">
        {announcement(state, query)}
      </p>
      {state.phase === 'searching' && !result && <p class="loading">{t('lookup.searching')}</p>}
      {state.phase === 'failed' && <ErrorNote code={state.code} role="alert" />}
      {result?.problem && <ErrorNote code={result.problem} />}
      {!cardLast && card}
      <Matches matches={result?.matches ?? []} listId={listId} active={active} onChoose={onChoose} />
      {cardLast && card}
      {state.phase === 'answered' && isEmpty(state.result) && <NothingFound query={query} />}
    </div>
  );
}

function Matches({
  matches,
  listId,
  active,
  onChoose,
}: Omit<Props, 'state' | 'query' | 'actions'> & { matches: NameMatch[] }) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector(`[aria-selected="true"]`)?.scrollIntoView?.({ block: 'nearest' });
  }, [active]);
  return (
    <div
      ref={list}
      id={listId}
      class="matches"
      role="listbox"
      aria-label={t('lookup.matches')}
      hidden={matches.length === 0}
    >
      {matches.map((match, index) => (
        <Match
          key={match.handle}
          id={optionId(listId, index)}
          match={match}
          selected={index === active}
          onChoose={() => onChoose(match)}
        />
      ))}
    </div>
  );
}

function Match(props: { id: string; match: NameMatch; selected: boolean; onChoose: () => void }) {
  const { organisation, handle, matchedName, status } = props.match;
  const name = organisationName(organisation, readerLanguage(translate, uiLanguage()));
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the field keeps the focus and its arrow keys move in the list
    <div id={props.id} role="option" aria-selected={props.selected} onClick={props.onChoose}>
      <VerdictIcon kind={status} size={20} />
      <span class="names">
        <bdi class="name">{name}</bdi>
        {matchedName !== name && <ForeignText text={matchedName} max={60} />}
      </span>
      <span class="match-facts">
        <Handle handle={handle} />
        <span class="status">{verdictLabel(status, translate)}</span>
      </span>
    </div>
  );
}

function NothingFound({ query }: { query: string }) {
  return (
    <div class="nothing">
      <p class="what">{t('lookup.nothing_title', [nameInSentence(query, translate)])}</p>
      <p>{t('lookup.nothing_help')}</p>
    </div>
  );
}

function isEmpty(result: LookupResult): boolean {
  return !result.chat && result.matches.length === 0 && !result.problem;
}

/** The outcome in a sentence. Errors are not repeated: their notes speak for themselves. */
function announcement(state: LookupState, query: string): string {
  if (state.phase !== 'answered') return '';
  const { chat, matches } = state.result;
  if (isEmpty(state.result)) return t('lookup.nothing_title', [nameInSentence(query, translate)]);
  if (matches.length > 0) return countInSentence('lookup.match_count', matches.length, translate);
  return chat ? verdictHeading(chat.verdict, translate, uiLanguage()) : '';
}
