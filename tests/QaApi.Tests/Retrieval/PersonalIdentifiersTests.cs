using FsCheck.Xunit;
using GuidanceQa.QaApi.Retrieval;

namespace GuidanceQa.QaApi.Tests.Retrieval;

public sealed class PersonalIdentifiersTests
{
    private static readonly string[] Terms = ["gamma", "knife", "newly", "diagnosed", "asthma", "severe", "score", "pain", "steroid", "temozolomide", "patient"];

    private readonly PersonalIdentifiers _identifiers = new(word => Terms.Contains(word, StringComparer.Ordinal));

    [Theory]
    [InlineData("Write to jane.smith+ward@nhs.example.org, please", "Write to [e-mail], please")]
    [InlineData("jürgen@müller.example asks", "[e-mail] asks")]
    [InlineData("mail me: a_b@x.co.", "mail me: [e-mail].")]
    [InlineData("see https://x.org?user=jane@x.org", "see https://x.org?user=[e-mail]")]
    public void Email_addresses_are_masked(string text, string expected) => Assert.Equal(expected, Masked(text));

    [Theory]
    [InlineData("MRN 12345678", "[record number]")]
    [InlineData("MRN: AB-123456 has a clot", "[record number] has a clot")]
    [InlineData("mrn#0012345, 8 mg", "[record number], 8 mg")]
    [InlineData("MRN 12345678 16 mg daily", "[record number] 16 mg daily")]
    [InlineData("NHS number 943 476 5919", "[record number]")]
    [InlineData("NHS no: 9434765919 was", "[record number] was")]
    [InlineData("her NHS number is 943-476-5919.", "her [record number].")]
    [InlineData("943 476 5919 on steroids", "[record number] on steroids")]
    [InlineData("hospital number 12345678", "[record number]")]
    [InlineData("Hospital No. K123456", "[record number]")]
    [InlineData("hospital 12345678, what now?", "[record number], what now?")]
    [InlineData("patient ID 445566", "[record number]")]
    [InlineData("patient's number is 4455667", "[record number]")]
    [InlineData("patient 12345678 fell", "[record number] fell")]
    [InlineData("medical record number 00-12-34-56", "[record number]")]
    [InlineData("chart #99123", "[record number]")]
    [InlineData("ID: 12345678", "[record number]")]
    [InlineData("CHI number 0101901234", "[record number]")]
    [InlineData("SSN 078-05-1120", "[record number]")]
    [InlineData("it is 078-05-1120", "it is [record number]")]
    [InlineData("social security number: 078 05 1120", "[record number]")]
    [InlineData("AB 12 34 56 C is mine", "[record number] is mine")]
    [InlineData("National Insurance number AB123456C", "[record number]")]
    [InlineData("insurance policy number 88123456", "insurance [record number]")]
    [InlineData("passport no 533401372", "[record number]")]
    [InlineData("account number 55512345", "[record number]")]
    [InlineData("number 12345678901", "number [record number]")]
    public void Record_numbers_are_masked(string text, string expected) => Assert.Equal(expected, Masked(text));

    [Theory]
    [InlineData("DOB 12/03/1965", "[date of birth]")]
    [InlineData("dob: 12.3.65, severe", "[date of birth], severe")]
    [InlineData("D.O.B. 1965-03-12", "[date of birth]")]
    [InlineData("date of birth is 12 March 1965", "[date of birth]")]
    [InlineData("date of birth: March 12, 1965", "[date of birth]")]
    [InlineData("she was born on 12th of March 1965 and", "she was [date of birth] and")]
    [InlineData("born 3 Sept 2019", "[date of birth]")]
    [InlineData("born in March 1965", "[date of birth]")]
    [InlineData("birthday on 12 March, what", "[date of birth], what")]
    [InlineData("DOB 12031965", "[date of birth]")]
    [InlineData("12/03/1965 (DOB)", "[date of birth]")]
    public void Dates_of_birth_are_masked(string text, string expected) => Assert.Equal(expected, Masked(text));

    [Theory]
    [InlineData("Jane Smith, DOB 12/03/1965, on 8 mg", "[name], [date of birth], on 8 mg")]
    [InlineData("Jane Smith (born 12 March 1965) asks", "[name] ([date of birth]) asks")]
    [InlineData("Jane Smith 12/03/1965", "[name] [date of birth]")]
    [InlineData("SMITH, Jane (12.03.1965)", "[name] ([date of birth])")]
    [InlineData("JANE SMITH DOB 12/03/65", "[name] [date of birth]")]
    [InlineData("Should Jane O'Brien-Smith, DOB 12/03/1965, stop?", "Should [name], [date of birth], stop?")]
    [InlineData("Patient Anna van der Berg, a 62-year-old woman, DOB 12/03/1965", "Patient [name], a 62-year-old woman, [date of birth]")]
    [InlineData("Does Jane (dob 12/03/1965) need it?", "Does [name] ([date of birth]) need it?")]
    [InlineData("my patient jane smith dob 12/3/65", "my patient [name] [date of birth]")]
    [InlineData("MRN 1234567: Jane Smith has asthma", "[record number]: [name] has asthma")]
    [InlineData("J. Smith MRN 1234567", "[name] [record number]")]
    [InlineData("José Núñez, NHS number 943 476 5919", "[name], [record number]")]
    [InlineData("Mrs Smith has asthma", "[name] has asthma")]
    [InlineData("Mr. J. Smith has asthma", "[name] has asthma")]
    [InlineData("My name is Jane Smith. What now?", "My name is [name]. What now?")]
    [InlineData("my name is jane and i have asthma", "my name is [name] and i have asthma")]
    [InlineData("Patient name: Jane Smith", "Patient name: [name]")]
    [InlineData("a man called John Brown", "a man called [name]")]
    public void Names_beside_other_identifiers_are_masked(string text, string expected) => Assert.Equal(expected, Masked(text));

    [Theory]
    [InlineData("call me on 07700 900123", "call me on [phone]")]
    [InlineData("Call me on 07700 900123 8 mg or 16 mg?", "Call me on [phone] 8 mg or 16 mg?")]
    [InlineData("tel: 020 7946 0958", "[phone]")]
    [InlineData("Phone 555-0123", "[phone]")]
    [InlineData("(0161) 496 0000", "[phone]")]
    [InlineData("+44 7700 900123.", "[phone].")]
    [InlineData("+44 (0)20 7946 0958", "[phone]")]
    [InlineData("+1-202-555-0143", "[phone]")]
    [InlineData("+33 1 23 45 67 89", "[phone]")]
    [InlineData("0044 7700 900123", "[phone]")]
    [InlineData("(202) 555-0143", "[phone]")]
    [InlineData("202-555-0143", "[phone]")]
    [InlineData("202.555.0143", "[phone]")]
    [InlineData("07700900123", "[phone]")]
    [InlineData("my number is 202 555 0143", "my number is [phone]")]
    [InlineData("mobile number: 01 23 45 67 89", "[phone]")]
    public void Phone_numbers_are_masked(string text, string expected) => Assert.Equal(expected, Masked(text));

    [Theory]
    [InlineData("I live at 12 Acacia Avenue, Leeds LS1 4AP", "I live at [address], Leeds [address]")]
    [InlineData("221B Baker Street", "[address]")]
    [InlineData("SW1A 1AA", "[address]")]
    public void Addresses_are_masked(string text, string expected) => Assert.Equal(expected, Masked(text));

    [Theory]
    [InlineData("8 mg, 75 mg/m2 and 150-200 mg/m² on days 1-5")]
    [InlineData("dose 4–8 mg/day, then 16 mg/day for 24-72 h")]
    [InlineData("1000-1500 mg, 500-1000 mg or 100-200-3000 mg")]
    [InlineData("20 x 2.5 Gy, 60 Gy in 30 fractions over 6 weeks")]
    [InlineData("a 62-year-old, aged 62, born at 32 weeks, 62 years old")]
    [InlineData("diagnosed in March 2021, scan on 12/03/2021, operated 12 March 2021")]
    [InlineData("diagnosed on 12.03.2021 and again 2021-03-12")]
    [InlineData("a 62-year-old woman was seen; QQ123456C is no such number")]
    [InlineData("Gamma Knife 12/03/2008 and Gamma Knife on 3 May 2007")]
    [InlineData("Jane Smith was diagnosed on 12/03/2021")]
    [InlineData("NCT01234567, NCT 01234567 and ISRCTN12345678")]
    [InlineData("trial number NCT01234567, EudraCT 2019-004567-12, EU CT 2022-500123-12-00")]
    [InlineData("case number NCT01234567")]
    [InlineData("PMID 12345678, PMID: 30123456, PubMed ID 12345678, PMC1234567")]
    [InlineData("doi:10.1016/j.annonc.2021.1234567890 and 10.1093/neuonc/noaa106")]
    [InlineData("https://doi.org/10.1056/NEJMoa043330?x=07700900123")]
    [InlineData("ISBN 978-0-19-852663-6, ISSN 1522-8517, ORCID 0000-0002-1825-0097, 0000-0002-1825-0097")]
    [InlineData("BRAF V600E, IDH1 R132H, H3 K27M, EGFRvIII, 1p/19q, c.1799T>A, p.Val600Glu")]
    [InlineData("NG99, TA121, CG81, NICE NG99 2018, NHS 2023 guidance, NHS England 2021")]
    [InlineData("Smith et al. 2019, Smith J, Jones K (2005), Stupp 2005; Smith and Jones, 12 March 2021")]
    [InlineData("the Smith-Jones score, Karnofsky Performance Status 70, ECOG 0-1")]
    [InlineData("platelets 100,000, 1,500,000 cells, 1000000000 cells, 1 500 000, ANC 1.5 × 10^9/L")]
    [InlineData("CD4 200, IL2 6, T1 and T2, M1 5 mg, L5 S1, CAS 85622-93-1")]
    [InlineData("creatinine 110, 120 and 130; INR 2.0-3.0; BP 120/80; 37.5 °C; pH 7.35-7.45")]
    [InlineData("version 4.10.2024, 2.2024 and 1.2.3.4")]
    [InlineData("patient number 3, patients numbers 100 and 1200 patients, hospital stay of 5 days, hospital 24/7")]
    [InlineData("the patient is 65, patient 65 years, chart 3, case 12, record 5, ID doctor")]
    [InlineData("its name is dexamethasone, brand name: Temodal, generic name is aspirin")]
    [InlineData("my name is temozolomide")]
    [InlineData("MR imaging, Ms or MS, Dr Smith's protocol, St John's wort")]
    [InlineData("call within 24 hours, ring-enhancing, text 2019, contact 5 people, cells 150 000")]
    [InlineData("is it due? 50%. Take 2 tablets @ 8 am")]
    [InlineData("0.5 mg, 0.25-0.5 mg, 00 gauge, 007")]
    [InlineData("+2 SD, HER2+ 3+, ER+/PR-, +1 to +2")]
    [InlineData("I have 12 New Lesions, 3 Close Contacts, 2 Oak leaves")]
    [InlineData("12, 14 and 16; 1 2 3 4 5 6 7 8 9 10")]
    [InlineData("how soon is 5-10-15-20-25 mg? 100 200 300 mg?")]
    [InlineData("كم يتسع الخزان؟ 化学療法")]
    [InlineData("a [link] and [1] [2]")]
    public void What_only_resembles_an_identifier_stays(string text) => Assert.Equal(new MaskedText(text, false), _identifiers.Mask(text));

    [Fact]
    public void A_term_of_the_subject_beside_a_date_of_birth_is_no_name()
    {
        Assert.Equal("severe asthma [date of birth]", Masked("severe asthma dob 12/03/1965"));
        Assert.Equal("a 62-year-old woman, [date of birth]", Masked("a 62-year-old woman, dob 12/03/1965"));
        Assert.Equal("Severe Asthma, [date of birth]", Masked("Severe Asthma, DOB 12/03/1965"));
        Assert.Equal("[date of birth]: Newly Diagnosed Asthma", Masked("DOB 12/03/1965: Newly Diagnosed Asthma"));
    }

    [Fact]
    public void A_blanked_text_has_its_other_words_in_their_places()
    {
        var blank = PersonalIdentifiers.Blank("For [name], [date of birth]: 8 mg [1]?");

        Assert.Equal("For                          8 mg [1]?", blank);
    }

    [Property]
    public void A_masked_text_stays_as_it_is(string? text)
    {
        var once = _identifiers.Mask(text ?? "").Text;

        Assert.Equal(once, _identifiers.Mask(once).Text);
    }

    [Fact]
    public void A_text_made_of_identifiers_is_masked_once()
    {
        var once = Masked("Jane Smith, DOB 12/03/1965, MRN 1234567, 07700 900123, jane@x.org, phone 020 7946 0958 1234567, SW1A 1AA");

        Assert.Equal("[name], [date of birth], [record number], [phone], [e-mail], [phone] 1234567, [address]", once);
        Assert.Equal(new MaskedText(once, false), _identifiers.Mask(once));
    }

    private string Masked(string text) => _identifiers.Mask(text).Text;
}
