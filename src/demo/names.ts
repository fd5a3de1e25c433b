/** Names that go together. A name not in Latin script is followed by the one used in addresses: `山田=yamada`. */
export interface Culture {
  /** Relative frequency. */
  share: number
  first: string
  last: string
}

/** Separated by commas. Women and men are separate where their last names differ. */
export const cultures: Culture[] = [
  {
    share: 9,
    first:
      'Agnieszka,Małgorzata,Joanna,Katarzyna,Zofia,Elżbieta,Bożena,Wiesława,Żaneta,Łucja,Grażyna,Świętosława,Anna,Maja,Iga,Hanna Maria,Róża,Kinga',
    last: 'Kowalska,Wiśniewska,Lewandowska,Zielińska,Szymańska,Dąbrowska,Kozłowska,Jankowska,Wojciechowska,Górska,Żółtowska,Brzęczyszczykiewicz,Nowak,Wójcik,Mazur,Kaczmarek,Pawlak-Zając,Śliwa',
  },
  {
    share: 9,
    first:
      'Paweł,Łukasz,Michał,Tomasz,Krzysztof,Stanisław,Grzegorz,Wojciech,Jędrzej,Rafał,Jan,Bartłomiej,Mikołaj,Zbigniew,Ścibor,Piotr,Antoni,Józef',
    last: 'Kowalski,Wiśniewski,Lewandowski,Zieliński,Szymański,Dąbrowski,Kozłowski,Jankowski,Wojciechowski,Górski,Żółtowski,Grzegorzewski,Nowak,Wójcik,Kamiński,Król,Głąb,Pająk',
  },
  {
    share: 34,
    first:
      'Olivia,Amelia,George,Harry,Grace,Freya,Oscar,Arthur,Charlotte,Emily,Jack,Noah,Chloë,Zoë,Renée,William,Mary Ann,Hazel,Ethan,Mason,Ava,Logan,Madison,Tyler,Jo',
    last: "Smith,Jones,Taylor,Brown,Williams,Wilson,Johnson,Davies,Patel,Wright,Walker,O'Connor,MacDonald,Fitzgerald-Jones,Thompson,Clarke,Hughes,Edwards,Ng,Hill,Moore,Allen,Brontë,Young,Carter",
  },
  {
    share: 8,
    first:
      'Jürgen,Käthe,Björn,Sören,Günther,Anneliese,Jörg,Ulrike,Lukas,Lena,Mia,Hans-Peter,Karl-Heinz,Änne,Özlem,Felix,Franziska,Greta,Till,Ute',
    last: 'Müller,Schröder,Weiß,Groß,Schäfer,Köhler,Krüger,Böhm,Jäger,von Bülow,zu Löwenstein,Schmidt,Fischer,Weber,Voß,Strauß,Götz,Lütke,Meyer,Müller-Weiß',
  },
  {
    share: 9,
    first:
      'José,María José,Álvaro,Íñigo,Begoña,Sofía,Lucía,Martín,Andrés,Raúl,Inés,Ángel,Núria,Joaquín,Óscar,Pilar,Guadalupe,Jesús,Ximena,Belén',
    last: 'García,Rodríguez,González,Fernández,López,Martínez,Sánchez,Pérez,Muñoz,Núñez,Ibáñez,de la Cruz,del Río,García Márquez,Ortiz,Peña,Güell,Castaño,Avendaño,Ruiz',
  },
  {
    share: 7,
    first:
      'João,António,Conceição,Inês,Luís,Mónica,Tomás,Vitória,Beatriz,Gonçalo,Sebastião,Íris,Letícia,Otávio,Thaís',
    last: 'da Silva,dos Santos,Araújo,Gonçalves,Magalhães,Simões,Conceição,Brandão,Falcão,Assunção,Sá,Mendonça,Galvão,Leão,Patrício',
  },
  {
    share: 6,
    first:
      'Élodie,François,Chloé,Théo,Aurélie,Jérôme,Maëlle,Loïc,Hélène,Noël,Jean-Baptiste,Anaïs,Cédric,Gaëlle,Amélie,Raphaël',
    last: "Lefèvre,Béranger,Durand,François,Noël,Garçon,d'Ormesson,de Saint-Exupéry,Château,Müntz,Fontaine,Desprès,Le Goff,Hébert,Crêpeau,L'Huillier",
  },
  {
    share: 8,
    first:
      'Văn Minh,Thị Hương,Đức Anh,Thùy Linh,Quốc Bảo,Ngọc Ánh,Hữu Phước,Bích Phượng,Tuấn Kiệt,Mỹ Duyên,Xuân Trường,Khánh Vy,Thế Vinh,Diễm Quỳnh',
    last: 'Nguyễn,Trần,Lê,Phạm,Huỳnh,Võ,Đặng,Bùi,Đỗ,Hồ,Ngô,Dương,Lý,Vũ',
  },
  {
    share: 6,
    first:
      'محمد=mohammed,فاطمة=fatima,أحمد=ahmad,عائشة=aisha,يوسف=yusuf,مريم=maryam,خالد=khalid,نور=nour,عبد الله=abdullah,ليلى=layla,عمر=omar,هدى=huda',
    last: 'الحسن=alhassan,الأحمد=alahmad,الخطيب=alkhatib,حداد=haddad,منصور=mansour,النجار=alnajjar,العلي=alali,بن يوسف=benyusuf,درويش=darwish,صالح=saleh,شاهين=shahin,قاسم=qasim',
  },
  {
    share: 5,
    first: 'Layla,Yusuf,Abd al-Rahman,Noor,Hussein,Samira,Tariq,Zaynab,Karim,Rania,Bilal,Amina',
    last: 'Haddad,al-Farsi,El Amrani,Ben Ali,Khalil,Abu Zayd,Nasser,al-Masri,Bouazizi,Rahmani,Saab,Zidane',
  },
  {
    share: 5,
    first:
      '太郎=taro,花子=hanako,健=ken,さくら=sakura,翔太=shota,美咲=misaki,大輔=daisuke,陽子=yoko,結衣=yui,蓮=ren,直樹=naoki,葵=aoi',
    last: '佐藤=sato,鈴木=suzuki,高橋=takahashi,田中=tanaka,伊藤=ito,渡辺=watanabe,山本=yamamoto,中村=nakamura,小林=kobayashi,加藤=kato,𠮷田=yoshida,長谷川=hasegawa',
  },
  {
    share: 4,
    first: 'Hiroshi,Yūko,Kenji,Akiko,Shō,Naomi,Ryōta,Emi,Jun,Kaori,Kōhei,Megumi',
    last: 'Satō,Suzuki,Takahashi,Itō,Ōno,Kondō,Saitō,Matsumoto,Inoue,Kimura,Ōtsuka,Endō',
  },
  {
    share: 4,
    first: '伟=wei,秀英=xiuying,芳=fang,敏=min,静=jing,磊=lei,洋=yang,艳=yan,子轩=zixuan,欣怡=xinyi',
    last: '王=wang,李=li,张=zhang,刘=liu,陈=chen,杨=yang,黄=huang,赵=zhao,欧阳=ouyang,吴=wu',
  },
  {
    share: 3,
    first: '민준=minjun,서연=seoyeon,지우=jiwoo,하은=haeun,도윤=doyun,수아=sua,예준=yejun,지민=jimin',
    last: '김=kim,이=lee,박=park,최=choi,정=jung,강=kang,조=cho,윤=yoon',
  },
  {
    share: 7,
    first:
      'Åsa,Örjan,Märta,Ängla,Göran,Søren,Bjørn,Øyvind,Åse,Ingebjørg,Kåre,Jørgen,Esbjørn,Väinö,Päivi,Jukka-Pekka,Solveig,Leif,Astrid,Håkon',
    last: 'Åkesson,Öberg,Lindström,Sjögren,Bergström,Ødegård,Sørensen,Kjær,Mæland,Nygård,Hämäläinen,Mäkelä,Korhonen,Ångström,Bjørnstad,Højgaard,Håland,Nilsson,Hansen,Grønning',
  },
  {
    share: 2,
    first: 'Guðrún,Sigríður,Þóra,Björk,Ásdís,Hrafnhildur',
    last: 'Jónsdóttir,Guðmundsdóttir,Þórðardóttir,Ólafsdóttir,Björnsdóttir,Eiríksdóttir',
  },
  {
    share: 2,
    first: 'Jón,Þorsteinn,Guðmundur,Ólafur,Eiríkur,Snæbjörn',
    last: 'Jónsson,Þórðarson,Guðmundsson,Ólafsson,Eiríksson,Björnsson',
  },
  {
    share: 3,
    first: 'Tereza,Eliška,Žofie,Kateřina,Jiřina,Šárka,Ľudmila,Růžena',
    last: 'Nováková,Dvořáková,Černá,Procházková,Kučerová,Růžičková,Šťastná,Křížová',
  },
  {
    share: 3,
    first: 'Jiří,Ondřej,Tomáš,Matěj,Václav,Bořivoj,Ľubomír,Štěpán',
    last: 'Novák,Dvořák,Černý,Procházka,Kučera,Růžička,Šťastný,Kříž',
  },
  {
    share: 3,
    first: 'Zsófia,Győző,László,Réka,Gergő,Ágnes,Dénes,Tünde,Csaba,Örs',
    last: 'Nagy,Szabó,Tóth,Kővári,Hegedűs,Őze,Szűcs,Vörös,Gyöngyösi,Dömötör',
  },
  {
    share: 4,
    first: 'İbrahim,Ayşe,Çağla,Gökçe,Işıl,Özgür,Şule,Uğur,Yiğit,Zeynep',
    last: 'Yılmaz,Demir,Şahin,Çelik,Yıldız,Öztürk,Aydın,Kılıç,Güneş,Işık',
  },
  {
    share: 4,
    first:
      'Олена=olena,Андрій=andrii,Ірина=iryna,Дмитро=dmytro,Юлія=yuliia,Єва=yeva,Тарас=taras,Оксана=oksana',
    last: 'Шевченко=shevchenko,Бондаренко=bondarenko,Коваленко=kovalenko,Ткаченко=tkachenko,Їжак=yizhak,Мельник=melnyk,Щербак=shcherbak,Гончар=honchar',
  },
  {
    share: 2,
    first: 'Γιώργος=giorgos,Ελένη=eleni,Νίκος=nikos,Αθηνά=athina,Κώστας=kostas,Σοφία=sofia',
    last: 'Παπαδόπουλος=papadopoulos,Οικονόμου=oikonomou,Γεωργίου=georgiou,Νικολάου=nikolaou,Μακρή=makri',
  },
  {
    share: 6,
    first: 'Aarav,Priya,Rohan,Ananya,Vikram,Lakshmi,Arjun,Deepika,Sanjay,Meera,Ravi Kumar,Kavya',
    last: 'Sharma,Iyer,Patel,Reddy,Krishnamurthy,Venkataraghavan,Singh,Gupta,Nair,Chatterjee,Banerjee,Subramanian',
  },
  {
    share: 4,
    first: 'Adébáyọ̀,Olúwaṣeun,Chidị,Ngọzi,Amáká,Kẹ́hìndé,Táíwò,Ìyábọ̀,Emeka,Fúnmi',
    last: 'Adéyẹmí,Ọbásanjọ́,Okafọ,Nwosu,Ṣóyínká,Balógun,Eze,Akínọlá,Okonkwo,Ọládàpọ̀',
  },
  {
    share: 3,
    first: 'Siobhán,Pádraig,Niamh,Seán,Caoimhe,Órla,Tadhg,Aoife',
    last: "Ó Súilleabháin,Ní Bhriain,Mac Cárthaigh,O'Neill,Ó Dónaill,Breathnach,De Búrca,O'Shaughnessy",
  },
  {
    share: 3,
    first: 'Kalani,Leilani,Nāwahī,Hēmi,Mārama,Tāne,Anahera,Wiremu',
    last: 'Kealoha,Kahananui,Te Rangi,Ngāta,Parāone,Keʻalohi,Kamakawiwoʻole,Tūhoe',
  },
]

/** Job titles. */
export const titles: string[] = [
  'Accountant',
  'Accounts Payable Specialist',
  'AML Analyst',
  'Business Analyst',
  'Chief Financial Officer',
  'Chief Operating Officer',
  'Compliance Officer',
  'Contractor',
  'Customer Success Manager',
  'Customer Support Agent',
  'Data Analyst',
  'Data Engineer',
  'Data Protection Officer (DPO)',
  'Designer',
  'DevOps Engineer',
  'Directrice générale adjointe',
  'Executive Assistant',
  'Finance Manager',
  'Fraud Analyst',
  'Front-end Developer',
  'General Counsel',
  'Geschäftsführerin',
  'Head of Compliance',
  'Head of People & Culture',
  'HR Business Partner',
  'Intern',
  'IT Administrator',
  'KYC Specialist',
  'Księgowa',
  'Leiter Rechnungswesen',
  'Legal Counsel, EMEA',
  'Marketing Manager',
  'Office Manager',
  'Onboarding Specialist',
  'Operations Lead',
  'Payroll Specialist',
  'Penetration Tester',
  'Procurement Manager',
  'Product Manager',
  'Product Owner',
  'Programista',
  'QA Engineer',
  'R&D Engineer',
  'Regional Sales Director',
  'Risk Manager',
  'Sales Representative',
  'Security Engineer',
  'Software Engineer',
  'Senior Software Engineer',
  'Solutions Architect',
  'Support Engineer (Tier 2)',
  'Tax Advisor',
  'Team Lead',
  'Treasury Analyst',
  'UX Researcher',
  'VP Engineering',
  'Werkstudent',
  'Working Student',
]

/** Domains of their email addresses, all reserved for examples. */
export const domains: string[] = [
  'example.com',
  'example.com',
  'example.com',
  'example.org',
  'eu.example.com',
  'contractors.example.org',
]
