import type { Entities } from '../corpus/entities.ts';
import type { Person } from '../corpus/persons.ts';

/** Offices of a body with a name, or of a place: 荆州区委书记, 县水利局局长, 青川市市长. */
const officeOfBody =
  /(?:委|府|会|局|厅|院|校|站|所|中心|公司|集团|银行|社区|[村镇乡市县区])\p{Script=Han}*(?:书记|[市县区镇乡局厅院校站所会行馆园厂社事]长|主任|主席|总经理)$/u;
/** Bodies that are nobody's in particular: every place has one. */
const bodyWithoutPlace = /^(?:管委会|居委会|村委会|村民委员会|政法委|党委|党组|党支部|纪委|监委)/u;
/** Of these deputies there are several. */
const oneOfSeveral = /(?:委|府|会|[省市州县区镇乡])副/u;
/** Who leads the country is no question to an archive of local pages. */
const national = /总书记|国家|中央|国务院|中共|全国/u;
const shortestOffice = 5;

/** Somebody with one of the offices that a story gives them. */
export interface Holder {
  readonly person: Person;
  readonly office: string;
}

/**
 * Who holds an office that tells whom a question means, and that nobody else in the story holds.
 * Deputies last; of the others who stands in the story most often comes first.
 */
export function holdersOf({ persons }: Entities): Holder[] {
  const holders = persons.flatMap((person) =>
    person.offices
      .filter((office) => isTelling(office) && isOnlyHolder(persons, office))
      .map((office) => ({ person, office })),
  );
  return holders.sort(
    (a, b) =>
      Number(a.office.includes('副')) - Number(b.office.includes('副')) ||
      b.person.mentions.length - a.person.mentions.length,
  );
}

function isTelling(office: string): boolean {
  return (
    office.length >= shortestOffice &&
    officeOfBody.test(office) &&
    ![bodyWithoutPlace, oneOfSeveral, national].some((kind) => kind.test(office))
  );
}

function isOnlyHolder(persons: readonly Person[], office: string): boolean {
  return persons.filter(({ offices }) => offices.includes(office)).length === 1;
}
