type Many<T> = readonly [T, ...T[]];

export type SeedMerchant = {
  name: string;
  country: string;
  city: string;
  currency: string;
  low: number;
  high: number;
};

const m = (name: string, country: string, city: string, currency: string, low: number, high: number) => ({
  name,
  country,
  city,
  currency,
  low,
  high,
});

/** Invented or generic merchants; amounts in whole units of their currency. */
export const HOME_MERCHANTS: Many<SeedMerchant> = [
  m("City Provisions Central", "HK", "Hong Kong", "HKD", 60, 900),
  m("金發茶餐廳", "HK", "Kowloon", "HKD", 38, 220),
  m("Harbour Tram & Ferry", "HK", "Hong Kong", "HKD", 5, 120),
  m("Peak Cloud Hosting", "HK", "Hong Kong", "HKD", 400, 6800),
  m("太平館飯店", "HK", "Kowloon", "HKD", 180, 1600),
  m("Star Taxi Octave", "HK", "New Territories", "HKD", 30, 320),
  m("Fortress Hill Stationers", "HK", "Hong Kong", "HKD", 45, 780),
  m("百利五金工程", "HK", "Kowloon", "HKD", 120, 4200),
  m("Kwun Tong Couriers", "HK", "Kowloon", "HKD", 55, 640),
  m("Victoria Dispensary", "HK", "Hong Kong", "HKD", 40, 560),
  m("Lantau Freight Forwarding", "HK", "", "HKD", 900, 14000),
  m("大圍街市鮮果", "HK", "New Territories", "HKD", 20, 260),
  m("Pacific Telecom Business", "HK", "Hong Kong", "HKD", 168, 3200),
  m("Sheung Wan Coffee Works", "HK", "Hong Kong", "HKD", 28, 190),
  m("Island Serviced Offices", "HK", "Hong Kong", "HKD", 2400, 18800),
  m("新界電力繳費", "HK", "New Territories", "HKD", 320, 9600),
  m("Kai Tak Car Park", "HK", "Kowloon", "HKD", 24, 320),
  m("Jade Garden Banqueting", "HK", "Hong Kong", "HKD", 480, 5200),
  m("Print Lab Wan Chai", "HK", "Hong Kong", "HKD", 90, 2600),
];

export const AWAY_MERCHANTS: Many<SeedMerchant> = [
  m("株式会社さくら文具", "JP", "Tokyo", "JPY", 900, 24000),
  m("東横ステイ博多", "JP", "Fukuoka", "JPY", 9800, 42000),
  m("Kansai Rapid Railway", "JP", "Osaka", "JPY", 1200, 14500),
  m("Cathay Skies Airways", "HK", "Hong Kong", "HKD", 1800, 12400),
  m("Ledgerline Accounting Software", "US", "Austin", "USD", 29, 490),
  m("Atlas Domain Registry", "US", "Denver", "USD", 9, 120),
  m("Northwind Ads", "US", "San Francisco", "USD", 50, 2400),
  m("Blue Mesa Cloud", "US", "Seattle", "USD", 12, 1800),
  m("Harrow & Pike Booksellers", "GB", "London", "GBP", 8, 140),
  m("Boulangerie du Pont", "FR", "Lyon", "EUR", 6, 90),
  m("Werkzeug Müller GmbH", "DE", "München", "EUR", 40, 950),
  m("深圳市前海打样厂", "CN", "深圳", "CNY", 300, 12000),
  m("上海静安商务酒店", "CN", "上海", "CNY", 420, 2600),
  m("鼎盛旅行社", "TW", "台北", "TWD", 900, 28000),
  m("Orchard Road Electronics", "SG", "Singapore", "SGD", 25, 1400),
  m("서울 한빛식당", "KR", "Seoul", "KRW", 12000, 180000),
  m("Chao Phraya Boat Hire", "TH", "Bangkok", "THB", 300, 5200),
  m("Salmiya Trading Co.", "KW", "Kuwait City", "KWD", 4, 320),
];

export const CASH_MACHINES: Many<SeedMerchant> = [
  m("Harbour Bank ATM Central", "HK", "Hong Kong", "HKD", 2, 30),
  m("ゆうちょ ATM 新宿", "JP", "Tokyo", "JPY", 1, 5),
];

export const TEAMS: Many<string> = [
  "Marketing",
  "採購部",
  "Sales APAC",
  "Engineering",
  "物流",
  "Finance",
  "Operations",
  "行政",
  "Travel",
  "Subscriptions",
];

export const STAFF: Many<string> = [
  "CHAN TAI MAN",
  "陳嘉欣",
  "WONG KA YAN",
  "Amelia Finch",
  "李志豪",
  "Rohan Mehta",
  "林美玲",
  "TANAKA Yuki",
  "Sofia Almeida",
  "何俊傑",
  "CHEUNG WING SZE",
  "Tom Harbour",
  "鄧詠詩",
  "Nguyen Thi Lan",
  "黃家強",
];

export type SeedPerson = {
  first: string;
  last: string;
  born: string;
  country: string;
  document: "PASSPORT" | "DRIVER_LICENSE" | "ID_CARD";
  calling: string;
};

const p = (
  first: string,
  last: string,
  born: string,
  country: string,
  document: SeedPerson["document"],
  calling: string,
) => ({ first, last, born, country, document, calling });

/** Fictitious people: no name, date or document belongs to anyone. */
export const PEOPLE: Many<SeedPerson> = [
  p("Ka Ming", "Lau", "1988-04-12", "HKG", "ID_CARD", "852"),
  p("詠琳", "周", "1993-11-02", "HKG", "ID_CARD", "852"),
  p("Hiroshi", "Sato", "1979-07-23", "JPN", "PASSPORT", "81"),
  p("Fatima", "Al-Mutairi", "1985-01-30", "KWT", "PASSPORT", "965"),
  p("志明", "梁", "1990-06-18", "HKG", "ID_CARD", "852"),
  p("Grace", "O'Donnell", "1996-09-09", "IRL", "DRIVER_LICENSE", "353"),
  p("", "Suharto", "1982-03-27", "IDN", "PASSPORT", "62"),
  p("雨晴", "王", "1999-12-15", "CHN", "PASSPORT", "86"),
  p("Daniel", "Meyer", "1975-05-05", "DEU", "PASSPORT", "49"),
  p("Siu Fong", "Yip", "1968-10-21", "HKG", "ID_CARD", "852"),
  p("Priya", "Raman", "1991-08-08", "IND", "PASSPORT", "91"),
  p("家豪", "吳", "1987-02-14", "MAC", "ID_CARD", "853"),
  p("Lucas", "Pereira", "1994-04-01", "PRT", "PASSPORT", "351"),
  p("美華", "蔡", "1980-11-11", "TWN", "PASSPORT", "886"),
  p("Emma", "Tang", "2001-06-30", "HKG", "ID_CARD", "852"),
];
