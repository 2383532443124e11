/** Numbers that look random and are the same in every run (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export interface Merchant {
  id: string;
  name: string;
  city: string;
  country: string;
  currency: string;
}

/** Found in names and nowhere else: a word that 30 payments have, one that about 3 % have, and two Chinese characters. */
export const RARE_WORD = "zanzibar";
export const COMMON_WORD = "starbucks";
export const CHINESE_WORD = "茶館";

const PLACES: [country: string, currency: string, cities: string[]][] = [
  ["HK", "HKD", ["Hong Kong", "Kowloon", "Central", "Tsuen Wan", "香港"]],
  ["HK", "HKD", ["Sha Tin", "Tuen Mun", "Wan Chai", ""]],
  ["CN", "CNY", ["Shenzhen", "Shanghai", "北京", "广州"]],
  ["JP", "JPY", ["Tokyo", "大阪", "京都"]],
  ["US", "USD", ["San Francisco", "Seattle", "New York", ""]],
  ["GB", "GBP", ["London", "Leeds"]],
  ["SG", "SGD", ["Singapore"]],
  ["KR", "KRW", ["서울", "Busan"]],
  ["TH", "THB", ["Bangkok", "กรุงเทพ"]],
  ["KW", "KWD", ["Kuwait City"]],
  ["IS", "ISK", ["Reykjavík"]],
];
const FIRST =
  "Golden Pacific Lucky Harbour Royal Jade Sunrise Victoria Dragon Lotus Central Peak Silver Morning Blue Grand 金龍 大家樂 太平 陽光 翠華 美心 新世界 永安 さくら 東京 ミナト 한강 사랑 Кафе Ромашка النور สยาม"
    .trim()
    .split(" ");
const SECOND =
  "Coffee Market Pharmacy Taxi Books Hotel Air Telecom Noodles Bakery Cinema Petrol Cloud Travel Garage 茶餐廳 酒樓 超市 書店 診所 藥房 食品 ラーメン 書房 마트 카페 Аптека Книги مطعم ร้านอาหาร"
    .trim()
    .split(" ");
const GIVEN = "Tai-man Siu-ming Mei Anna Omar Yuki Min-jun Priya 大文 小明 美玲 子軒 Søren José".split(" ");
const FAMILY = "Chan Wong Lee Cheung Smith Tanaka Kim Patel 陳 王 李 張 Ødegaard García".split(" ");

/** The n-th merchant: a few chains first, then shops; what differs most is rarest. */
export function merchant(n: number): Merchant {
  const [country, currency, cities] = PLACES[n < 4 ? n % 2 : weighted(n)] ?? ["HK", "HKD", [""]];
  const city = cities[n % cities.length] ?? "";
  const id = `6666${String(n * 7919).padStart(11, "0")}`;
  if (n < 40) return { id, name: `${CHAINS[n % CHAINS.length]} ${1000 + n}`, city, country, currency };
  const name = `${FIRST[n % FIRST.length]} ${SECOND[(n * 31) % SECOND.length]}${n > 400 ? ` ${n}` : ""}`;
  return { id, name: n % 611 === 0 ? `${FIRST[n % 31]}茶館 ${n}` : name, city, country, currency };
}

export const rareMerchant: Merchant = {
  id: "777700000000001",
  name: "Zanzibar Pearl Divers",
  city: "Stone Town",
  country: "TZ",
  currency: "TZS",
};

/** A person's names and phone number. */
export function person(n: number): { first: string; last: string; phone: string } {
  const first = GIVEN[n % GIVEN.length] ?? "";
  const last = `${FAMILY[(n * 5) % FAMILY.length]}${n >= 196 ? String.fromCharCode(97 + (n % 26)) : ""}`;
  return { first, last, phone: String(50_000_000 + ((n * 7_654_321) % 49_999_999)) };
}

const CHAINS = [
  "STARBUCKS COFFEE",
  "7-ELEVEN",
  "MTR Corporation",
  "Uber *Trip",
  "AMZN Mktp US",
  "PARKnSHOP",
  "Wellcome 惠康",
  "foodpanda",
  "Apple.com/Bill",
  "Circle K",
];

/** Most shops are at home; the last countries of the list are seldom. */
function weighted(n: number): number {
  const draw = (n * 2_654_435_761) % 1000;
  if (draw < 620) return n % 2;
  if (draw < 998) return 2 + (draw % 7);
  return 9 + (draw % 2);
}
