/**
 * Every table once more, straight from the office's own SQLite file by plain SQL: none of the product's code. What
 * stands here was written from field.md §2.4 and §3.4 and from the docstrings of the kinds.
 */
import { DatabaseSync, type SQLInputValue, type SQLOutputValue } from 'node:sqlite';

type SqlRow = Readonly<Record<string, SQLOutputValue>>;
export type Sums = ReadonlyMap<string, number>;
export type By = 'programme' | 'village' | 'project' | 'commune';

export interface Asked {
  readonly year: number;
  readonly from: string;
  readonly until: string;
  /** Entries that wait for confirmation count as paid, too. */
  readonly expecting?: boolean;
}

const RECORDS = `
create temp view live as select id, kind, time, gone, open as body from book.record where gone = 'no';

create temp table plan as
select id, body->>'commune' commune, body->>'node' node, body->>'project' project, null village,
  body->>'year' year, body->>'capitalKind' kind, body->>'source' source, body->>'planState' state,
  body->>'decisionDate' day, body->>'amount' amount
from live where kind = 'allocation' and body->>'amount' is not null;

create temp table word as
select body->>'about' about, body->>'verdict' verdict,
  row_number() over (partition by body->>'about' order by time desc, id desc) nth
from live where kind = 'confirmation';

create index temp.word_about on word (about, nth);

create temp table said as
select r.id, case when r.gone <> 'no' then 'withdrawn' when w.verdict is null then 'pending'
  when w.verdict = 'confirmed' then 'confirmed' else 'refused' end standing
from book.record r left join word w on w.about = r.id and w.nth = 1 where r.kind = 'disbursement';

create temp view pair as
select id, body->>'about' a, body->>'other' b, body->>'verdict' verdict,
  row_number() over (partition by min(body->>'about', body->>'other'), max(body->>'about', body->>'other')
    order by time desc, id desc) nth
from live where kind = 'entryTwin';

create temp view same as
select p.a, p.b from pair p join pair last on last.nth = 1 and last.verdict = 'same'
  and min(last.a, last.b) = min(p.a, p.b) and max(last.a, last.b) = max(p.a, p.b);

create temp view one_payment as
with recursive side(x, y) as (select a, b from same union select b, a from same),
  reach(x, y) as (select x, x from side union select r.x, s.y from reach r join side s on s.x = r.y)
select x id, min(y) payment from reach group by x;

create temp table counted as
select o.id, row_number() over (partition by o.payment order by s.standing = 'confirmed' desc,
  (exists (select 1 from same where b = o.id)) - (exists (select 1 from same where a = o.id)), o.id) nth
from one_payment o join said s on s.id = o.id where s.standing in ('confirmed', 'pending');

create index temp.said_of on said (id);
create index temp.counted_of on counted (id);

create temp table paid as
select r.id, r.open->>'commune' commune, r.open->>'node' node, r.open->>'project' project,
  r.open->>'village' village, r.open->>'year' year, r.open->>'capitalKind' kind, r.open->>'source' source,
  r.open->>'planState' state, r.open->>'payDate' day, r.open->>'amount' amount,
  coalesce(r.open->>'periodDate', r.open->>'payDate') cut_off, r.open->>'estimateToYearEnd' estimate,
  case when c.nth > 1 then 'merged' else s.standing end standing
from book.record r join said s on s.id = r.id left join counted c on c.id = r.id
where r.kind = 'disbursement';

create temp table project as
select id, body, body->>'node' node, id project, null village, body->>'commune' commune, body->>'year' year
from live where kind = 'productionProject'
  and coalesce(body->>'status', '') not in ('cancelled', 'rejected');
`;

const PLACES = `
create temp table tree as
with recursive node as (select id, body->>'parent' parent from live where kind = 'programmeNode'),
  up(node, above, far) as (select id, id, 0 from node
    union all select up.node, n.parent, far + 1 from up join node n on n.id = up.above where n.parent is not null)
select * from up;
create index temp.tree_of on tree (node);

create temp view money as
select id, node, project, village, commune from plan
union all select id, node, project, village, commune from paid
union all select id, node, project, village, commune from project;

create temp view own_village as
select m.id, coalesce(m.village, (select p.open->'villages'->>0 from book.record p
  where p.id = m.project and json_array_length(p.open, '$.villages') = 1)) village from money m;

create temp table stands (way, id, heading);
create index temp.stands_of on stands (id, way);
create temp table asked (year, since, until, expecting);
`;

/** Under which headings each record stands; '' is the total of each way to add up. */
const STANDS: Readonly<Record<By, string>> = {
  programme: `insert into stands select 'programme', m.id, t.above from money m join tree t on t.node = m.node`,
  commune: `insert into stands select 'commune', id, commune from money`,
  project: `insert into stands select 'project', m.id, coalesce((select p.id from live p
    where p.kind = 'productionProject' and p.id = m.project), 'ngoai-du-an') from money m`,
  village: `insert into stands select 'village', o.id, coalesce((select coalesce(v.body->>'mergedInto', v.id)
    from live v where v.kind = 'village' and v.id = o.village), 'chung') from own_village o`,
};

/** Payments that count, and how much of each lies beyond what its account was given. */
const LIMITS = `
drop table if exists temp.given; drop table if exists temp.account;
drop table if exists temp.excess; drop table if exists temp.beyond;

create temp table given as
select commune, node, kind, source, year, sum(amount) amount from plan, (select until from asked)
where day is null or day <= until group by 1, 2, 3, 4, 5;
create index temp.given_to on given (node, commune, kind, source, year);

create temp table account as
select p.id, p.amount, p.day, coalesce((select g.node from tree t join given g on g.node = t.above
    and g.commune is p.commune and g.kind = p.kind and g.source = p.source and g.year = p.year
    where t.node = p.node order by t.far limit 1), p.node) node, p.commune, p.kind, p.source, p.year
from paid p, asked where p.standing = 'confirmed' and p.day <= asked.until;

create temp table excess as
select a.commune, a.node, a.kind, a.source, a.year, max(0, sum(a.amount) - coalesce((select g.amount from given g
  where g.commune is a.commune and g.node = a.node and g.kind = a.kind and g.source = a.source
  and g.year = a.year), 0)) amount
from account a group by 1, 2, 3, 4, 5;
create index temp.excess_of on excess (node, commune, kind, source, year);

create temp table beyond as
select id, min(amount, excess - before) amount from (
  select a.id, a.amount, e.amount excess, coalesce(sum(a.amount) over (partition by a.commune, a.node, a.kind,
    a.source, a.year order by a.day desc, a.id desc rows between unbounded preceding and 1 preceding), 0) before
  from account a join excess e on e.commune is a.commune and e.node = a.node and e.kind = a.kind
    and e.source = a.source and e.year = a.year
  where a.amount > 0
) where excess - before > 0;
create index temp.beyond_of on beyond (id);
`;

/** Each figure under its name, as the product's columns are called. */
const FIGURES = `
create temp view done as
select p.* from paid p, asked q where p.year = q.year and p.day <= q.until
  and (p.standing = 'confirmed' or (q.expecting and p.standing = 'pending'));

create temp view planned as
select p.* from plan p, asked q where p.year = q.year and (p.day is null or p.day <= q.until);

create temp view estimated as
select id, estimate from (
  select p.*, row_number() over (partition by commune, village, node, project, kind, source, state
    order by cut_off desc, id desc) nth from paid p, asked q
  where p.estimate is not null and p.year = q.year and p.cut_off <= q.until
    and p.standing in ('confirmed', 'pending')
) where nth = 1;

create temp view figure as
select id, case when state in ('keo_dai', 'chuyen_nguon') then 'carriedOver' when state = 'ung_truoc' then 'advancePlan'
    when source not in ('nstw', 'ns_tinh', 'ns_huyen', 'ns_xa') then 'planOther'
    else 'plan' || iif(kind = 'dau_tu', 'Investment', 'Recurrent') || iif(source = 'nstw', 'Central', 'Local') end name,
  amount from planned
union all select id, 'plan', amount from planned where state <> 'ung_truoc'
union all select id, case when state in ('keo_dai', 'chuyen_nguon') then 'paidCarriedOver'
    when state = 'ung_truoc' then 'paidAdvancePlan' when kind = 'dau_tu' then 'paidInvestment' else 'paidRecurrent' end,
  amount from done
union all select id, 'paid', amount from done where state <> 'ung_truoc'
union all select id, 'paidInPeriod', amount from done, asked where day >= since
union all select d.id, 'over', b.amount from done d join beyond b on b.id = d.id
union all select p.id, 'pending', p.amount from paid p, asked q
  where p.standing = 'pending' and p.year = q.year and p.day <= q.until
union all select p.id, 'pendingCount', 1 from paid p, asked q
  where p.standing = 'pending' and p.year = q.year and p.day <= q.until
union all select id, 'estimate', estimate from estimated
union all select id, kind || '.' || source || '.plan', amount from planned where state <> 'ung_truoc'
union all select id, kind || '.' || source || '.paid', amount from done where state <> 'ung_truoc';
`;

const MOBILISED = `
create temp view gift as
select p.id, r.value->>'source' source, r.value->>'amount' amount
from project p, asked q, json_each(p.body, '$.sources') r
where p.year = q.year and r.value->>'source' not in ('nstw', 'ns_tinh', 'ns_huyen', 'ns_xa')
union all select id, source, amount from planned
union all select p.id, 'nhan_dan_khac',
  cast(round(coalesce(r.value->>'quantity', 1) * (r.value->>'unitValue')) as integer)
from project p, asked q, json_each(p.body, '$.inKind') r
where p.year = q.year and r.value->>'unitValue' is not null;
`;

const DEMAND = `
create temp view demand as
select id, body, coalesce(body->>'trade', body->>'tradeOther') trade, body->>'village' village
from live where kind = 'trainingDemand' and coalesce(body->>'status', '') <> 'cancelled';
`;

const GROUPS = ['people', 'women', 'ethnicMinority', 'poor', 'nearPoor', 'escapedPoor', 'disabled'];

/** `ways`: only these ways to add up will be asked for. */
export function openBook(path: string, ways: readonly By[] = ['programme', 'village', 'project', 'commune']) {
  const database = new DatabaseSync(':memory:');
  database.exec(`attach 'file:${path}?mode=ro' as book`);
  for (const part of [RECORDS, PLACES, FIGURES, MOBILISED, DEMAND]) database.exec(part);
  for (const way of ways)
    database.exec(`${STANDS[way]}; insert into stands select '${way}', id, '' from money`);
  const rows = (sql: string, ...values: SQLInputValue[]): readonly SqlRow[] =>
    database.prepare(sql).all(...values);
  const ask = ({ year, from, until, expecting = false }: Asked): void => {
    database.prepare('delete from asked').run();
    database.prepare('insert into asked values (?, ?, ?, ?)').run(year, from, until, Number(expecting));
    database.exec(LIMITS); // they are of the day that is asked for
  };

  return {
    /** How many records of each kind there are, so that a test can see that it tested something. */
    count: (kind: string): number =>
      Number(rows('select count(*) n from book.record where kind = ?', kind)[0]?.['n']),
    /** Sums of plans and payments by heading; '' is the total. Absent: nobody said. */
    money(by: By, asked: Asked): ReadonlyMap<string, Sums> {
      ask(asked);
      return sumsOf(
        rows(
          `select s.heading, f.name, sum(f.amount) amount from figure f
           join stands s on s.id = f.id and s.way = ? group by 1, 2`,
          by,
        ),
      );
    },
    mobilised(by: By, asked: Asked): ReadonlyMap<string, Sums> {
      ask(asked);
      return sumsOf(
        rows(
          `select s.heading, g.source name, sum(g.amount) amount from gift g
           join stands s on s.id = g.id and s.way = ?1 group by 1, 2
           union all select s.heading, 'total', sum(g.amount) from gift g
           join stands s on s.id = g.id and s.way = ?1 group by 1`,
          by,
        ),
      );
    },
    /** By trade or village; '' is the total. Classes of `classSize` people at most, opened for one trade at a time. */
    demand(by: 'trade' | 'village', planYear: number, classSize: number): ReadonlyMap<string, Sums> {
      const groups = GROUPS.map((group) => `sum(body->>'${group}') ${group}`).join(', ');
      const asked = `(select * from demand where body->>'planYear' = ${planYear})`;
      const perTrade = `select ${by} own, trade, cast(ceil(sum(body->>'people') * 1.0 / ${classSize}) as integer) classes
        from ${asked} group by 1, 2`;
      const allTrades = `select trade, cast(ceil(sum(body->>'people') * 1.0 / ${classSize}) as integer) classes
        from ${asked} group by 1`;
      const found = rows(
        `select ${by} heading, count(*) records, count(distinct village) villages, ${groups},
           (select sum(classes) from (${perTrade}) c where c.own = d.${by}) classes from ${asked} d group by 1
         union all select '', count(*), count(distinct village), ${groups},
           (select sum(classes) from (${allTrades})) from ${asked}`,
      );
      return new Map(found.map(({ heading, ...sums }) => [textIn(heading), sumsIn(sums)]));
    },
    /** Who wants to learn: people, and records that say it, by group. */
    groups: (planYear: number, names: readonly string[]): ReadonlyMap<string, Sums> =>
      new Map(
        names.map((name) => [
          name,
          sumsIn(
            rows(
              `select sum(body->>'${name}') people, count(body->>'${name}') said, sum(body->>'${name}' is null) blank
               from demand where body->>'planYear' = ?`,
              planYear,
            )[0] ?? {},
          ),
        ]),
      ),
    /** Standing projects of a year, by name. */
    projects(asked: Asked): ReadonlyMap<string, Sums> {
      ask(asked);
      const part = (own: string): string =>
        `(select sum(r.value->>'amount') from json_each(p.body, '$.sources') r where r.value->>'source' ${own}
           ('nstw', 'ns_tinh', 'ns_huyen', 'ns_xa'))`;
      const found = rows(
        `select p.body->>'name' name, p.body->>'households' households, p.body->>'poor' poor,
           coalesce(p.body->>'totalCost', (select sum(r.value->>'amount') from json_each(p.body, '$.sources') r)) cost,
           ${part('in')} state, ${part('not in')} counterpart,
           (select sum(e.amount) from paid e where e.project = p.id and e.standing = 'confirmed'
             and e.day <= q.until) paid
         from project p, asked q where p.year = q.year`,
      );
      return new Map(found.map(({ name, ...sums }) => [textIn(name), sumsIn(sums)]));
    },
    /** By category; '' is the total. Days count from the day it began, or was written (UTC+7). */
    difficulties(on: string): ReadonlyMap<string, Sums> {
      const moment = "date(time / 1000, 'unixepoch', '+7 hours')";
      const found = rows(
        `with raised as (select body->>'category' category, body->>'level' level,
             coalesce(body->>'sinceDate', ${moment}) since,
             iif(body->>'status' = 'solved', coalesce(body->>'answeredDate', ${moment}), '9') solved
           from live where kind = 'difficulty'),
         aged as (select *, julianday(?1) - julianday(since) days, solved > ?1 is_open from raised where since <= ?1)
         select g.heading, sum(is_open) open, sum(not is_open) solved,
           sum(is_open and level = 'thon') thon, sum(is_open and level = 'xa') xa, sum(is_open and level = 'tinh') tinh,
           sum(is_open and level = 'trung_uong') trung_uong, sum(is_open and level is null) unsaid,
           sum(is_open and days <= 30) age30, sum(is_open and days > 30 and days <= 90) age90,
           sum(is_open and days > 90 and days <= 180) age180, sum(is_open and days > 180) older,
           max(iif(is_open, days, null)) oldest
         from aged, (select category heading from aged union select '') g
         where g.heading in ('', category) group by 1`,
        on,
      );
      return new Map(found.map(({ heading, ...sums }) => [textIn(heading), sumsIn(sums)]));
    },
    close: () => database.close(),
  };
}

function sumsOf(rows: readonly SqlRow[]): ReadonlyMap<string, Sums> {
  const sums = new Map<string, Map<string, number>>();
  for (const { heading, name, amount } of rows) {
    const own = sums.get(textIn(heading)) ?? new Map<string, number>();
    sums.set(textIn(heading), own.set(textIn(name), Number(amount)));
  }
  return sums;
}

const textIn = (value: SQLOutputValue | undefined): string => (typeof value === 'string' ? value : '');

const sumsIn = (row: SqlRow): Sums =>
  new Map(Object.entries(row).flatMap(([name, value]) => (value === null ? [] : [[name, Number(value)]])));
