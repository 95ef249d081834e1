using System.Text.RegularExpressions;

namespace GuidanceQa.QaApi.Retrieval;

/// <summary>What one kind of identifier looks like.</summary>
/// <param name="Pattern">Its group <c>value</c>, where it has one, is what the mask replaces, to the end of the match; else the whole match.</param>
/// <param name="End">From the text and the span of the value: where the identifier ends, or null when it is none.</param>
/// <param name="RespectsReferences">The numbers of publications and trials are no identifiers of a person.</param>
internal sealed record IdentifierRule(string Mask, Regex Pattern, Func<string, int, int, int?> End, bool RespectsReferences = true);

/// <summary>The rules, in the order in which they are tried: those with a label before those that go by shape alone.</summary>
internal static partial class IdentifierRules
{
    public const string EmailMask = "[e-mail]";
    public const string PhoneMask = "[phone]";
    public const string RecordMask = "[record number]";
    public const string BirthMask = "[date of birth]";
    public const string NameMask = "[name]";
    public const string AddressMask = "[address]";

    /// <summary>Matches any of the masks.</summary>
    public const string AnyMask = @"\[(?:e-mail|phone|record number|date of birth|name|address)\]";

    public const string Month = @"(?i:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?";

    public const string FullDate = @"(?:\d{1,2}[./-]\d{1,2}[./-]\d{2}(?:\d{2})?|\d{4}[./-]\d{1,2}[./-]\d{1,2}|\d{1,2}(?:st|nd|rd|th)?(?: of)?[ -]" + Month + @",?[ -]\d{2}(?:\d{2})?|" + Month + @" \d{1,2}(?:st|nd|rd|th)?,? \d{4})\b";

    private const string BirthDate = "(?:" + FullDate + @"|\d{8}\b|\d{1,2} \d{1,2} \d{4}\b|" + Month + @" \d{4}\b|\d{1,2}(?:st|nd|rd|th)?(?: of)? " + Month + @"(?:\W|$))";

    private const string NumberWord = @"\s*(?:no\b\.?|nos\b|num\b\.?|numbers?\b|nr\b\.?|#|id\b)";

    private const string Is = @"(?:\s*(?:is\b|was\b|[:=#–-]))*\s*";

    private const string RecordId = @"(?:\d{3}[ -]\d{3}[ -]\d{4}|\d{3}[ -]\d{2}[ -]\d{4}|[A-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]|\d{4} \d{4}|\d{3} \d{3} \d{3}|[A-Z]{0,4}[-/]?\d[A-Z\d]*(?:[-/][A-Z\d]+)*)\b";

    private const string BeforePhone = @"\.?(?:\s*(?:no\b\.?|number\b|me\b|us\b|her\b|him\b|them\b|back\b|is\b|on\b|at\b|[:=]))*\s*";

    private const string PhoneNumber = @"(?:\+?\(?\d{1,5}\)?(?:[ .-]{0,2}\(?\d{3,}\)?)+|\+?\d{1,3}(?:[ .-]\(?\d{1,2}\)?){4,5})";

    // The areas of British postcodes; with them, and without the letters that never end one, hardly a gene or a stage has this shape.
    private const string PostcodeArea = "(?:A[BL]|B[ABDHLNRST]?|C[ABFHMORTW]|D[ADEGHLNTY]|E[CHNX]?|F[KY]|G[LUY]?|H[ADGPRSUX]|I[GMPV]|JE|K[ATWY]|L[ADELNSU]?|M[EKL]?|N[EGNPRW]?|O[LX]|P[AEHLOR]|R[GHM]|S[AEGKLMNOPRSTWY]?|T[ADFNQRSW]|UB|W[ACDFNRSV]?|YO|ZE)";

    private const int FewestRecordDigits = 4;
    private const int FewestPhoneDigits = 7;

    // E.164 allows 15 digits with the code of the country; national numbers have up to 11.
    private const int MostPhoneDigits = 15;
    private const int MostNationalDigits = 11;

    public static IReadOnlyList<IdentifierRule> All { get; } =
    [
        new(EmailMask, Email(), (_, _, end) => end, RespectsReferences: false),
        new(RecordMask, LabelledRecord(), (text, at, end) => Digits(text, at, end) >= FewestRecordDigits ? end : null),
        new(BirthMask, LabelledBirth(), (text, _, end) => WithoutMark(text, end)),
        new(BirthMask, BirthBeforeLabel(), (_, _, end) => end),
        new(PhoneMask, LabelledPhone(), Phone),
        new(RecordMask, ShapedRecord(), (text, at, end) => StandsAlone(text, at, end) ? end : null),
        new(RecordMask, TenDigits(), (text, at, end) => StandsAlone(text, at, end) && IsHealthServiceNumber(text.AsSpan(at, end - at)) ? end : null),
        new(PhoneMask, InternationalPhone(), Phone),
        new(PhoneMask, NationalPhone(), (text, at, end) => Phone(text, at, end) is { } to && Digits(text, at, to) >= 10 ? to : null),
        new(RecordMask, LongNumber(), (text, at, end) => StandsAlone(text, at, end) ? end : null),
        new(AddressMask, Street(), (_, _, end) => end),
        new(AddressMask, Postcode(), (_, _, end) => end),
    ];

    /// <summary>Numbers of publications, trials and web pages, and masks: none of it says who somebody is.</summary>
    [GeneratedRegex(
        @"https?://\S+|\bwww\.\S+|\b10\.\d{4,9}/\S+|\b(?:NCT|ISRCTN|ACTRN|DRKS|UMIN|JRCT|CTRI|ChiCTR|EUCTR)[A-Z/-]*\s?\d[\d-]*|\b(?:EudraCT|EU CT|CTIS)(?:\s*(?:no\.?|number|:))*\s*\d[\d-]*|\b\d{4}-\d{6}-\d{2}(?:-\d{2})?\b"
        + @"|\b(?:PMID|PubMed(?: ID)?|PMC|ISBN(?:-1[03])?|ISSN|ORCID|arXiv)[\s:#]*\d[\dX.-]*|\b\d{4}-\d{4}-\d{4}-\d{3}[\dX]\b|" + AnyMask,
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    public static partial Regex Kept();

    [GeneratedRegex(@"[\p{L}\d][\p{L}\d._%+'-]*@[\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.\p{L}{2,}", RegexOptions.NonBacktracking)]
    private static partial Regex Email();

    [GeneratedRegex(
        @"\b(?:(?:MRN|SSN|NINO|URN)\b(?:" + NumberWord + ")?" + Is + RecordId
        + @"|(?:NHS|CHI)\b(?:" + NumberWord + ")?" + Is + @"\d{3}[ -]?\d{3}[ -]?\d{4}\b"
        + @"|(?:NHS|CHI|H&C|NI|medical record|hospital|patient(?:['’]s)?|record|chart|case|social security|national insurance|health insurance|insurance|policy|member(?:ship)?|medicare|medicaid|health card|passport|identity card|driving licence|driver['’]s license|account|admission|encounter)" + NumberWord + "(?:" + NumberWord + ")?" + Is + RecordId
        + @"|(?:hospital|patient|chart)" + Is + @"\d{6,}\b|ID(?:\s*(?:no\b\.?|number\b))?" + Is + @"[A-Z]{0,3}\d{5,}\b)",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex LabelledRecord();

    [GeneratedRegex(@"\b(?:d\.? ?o\.? ?b\b\.?|date of birth|birth ?date|birthday|born)(?:\s*(?:is\b|was\b|on\b|in\b|the\b|[:=–-]))*\s*" + BirthDate, RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex LabelledBirth();

    [GeneratedRegex(@"\b" + FullDate + @"\s*\(?(?:d\.?o\.?b\b\.?|date of birth\b)\)?", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex BirthBeforeLabel();

    [GeneratedRegex(
        @"\b(?:(?<value>(?:(?:tele)?phone|tel|mobile|cell|fax)\b" + BeforePhone + PhoneNumber + @")|(?:call|ring|text|contact|reach|whatsapp|my number)\b" + BeforePhone + "(?<value>" + PhoneNumber + "))",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex LabelledPhone();

    // Social security numbers of the United States; national insurance numbers of the United Kingdom, whose first two letters exclude some.
    [GeneratedRegex(@"\b(?:\d{3}-\d{2}-\d{4}|[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D])\b", RegexOptions.NonBacktracking)]
    private static partial Regex ShapedRecord();

    [GeneratedRegex(@"\b\d{3}[ -]?\d{3}[ -]?\d{4}\b", RegexOptions.NonBacktracking)]
    private static partial Regex TenDigits();

    [GeneratedRegex(@"\+\d{1,3}(?:[ .-]?\(?\d{1,5}\)?){2,6}", RegexOptions.NonBacktracking)]
    private static partial Regex InternationalPhone();

    [GeneratedRegex(@"\b00\d{1,3}[ -]?\d{1,5}(?:[ -]?\d{2,6}){1,3}\b|\(?\b0\d{1,4}\)?[ -]?\d{3,4}[ -]?\d{3,4}(?:[ -]\d{3,4})?\b|\(?\b\d{3}\)?[ .-]\d{3}[ .-]\d{4}\b", RegexOptions.NonBacktracking)]
    private static partial Regex NationalPhone();

    [GeneratedRegex(@"\b\d{10,}\b", RegexOptions.NonBacktracking)]
    private static partial Regex LongNumber();

    [GeneratedRegex(@"\b\d{1,5}[A-Za-z]?,? (?:\p{Lu}[\p{L}'’-]+ ){1,3}(?i:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Crescent|Boulevard|Blvd|Terrace|Drive|Close|Court|Gardens|Square)\b", RegexOptions.NonBacktracking)]
    private static partial Regex Street();

    [GeneratedRegex(@"\b" + PostcodeArea + @"\d[A-Z\d]? \d[ABD-HJLNP-UW-Z]{2}\b", RegexOptions.NonBacktracking)]
    private static partial Regex Postcode();

    // What may follow a quantity: 1000000000 cells is no number of a person.
    [GeneratedRegex(@"^\s?(?:%|×|/|(?:mg|mcg|µg|g|kg|ml|l|mmol|cells?|copies|units?|iu|gy|cgy|h|hours?|days?|weeks?|months?|years?|patients?|people|x)\b)", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Unit();

    private static bool IsQuantity(string text, int end) => Unit().IsMatch(text[end..Math.Min(text.Length, end + 16)]);

    // Not a part of a longer number, code or range.
    private static bool StandsAlone(string text, int at, int end) =>
        (at == 0 || !(char.IsLetterOrDigit(text[at - 1]) || text[at - 1] is '.' or '/' or '-' or '–' or '_'))
        && (end == text.Length || !(char.IsLetterOrDigit(text[end]) || (text[end] is '-' or '–' or '.' or '/' or ',' && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]))))
        && !IsQuantity(text, end);

    // A dose behind the number is no part of it: groups are given back until what is left can be one.
    private static int? Phone(string text, int at, int end)
    {
        var start = at;
        while (start < end && !(char.IsAsciiDigit(text[start]) || text[start] == '+'))
        {
            start++;
        }

        var most = start < end && text[start] == '+' ? MostPhoneDigits : text.AsSpan(start).StartsWith("00", StringComparison.Ordinal) ? MostPhoneDigits - 1 : MostNationalDigits;
        while (end > start && (Digits(text, start, end) > most || IsQuantity(text, end)))
        {
            var cut = text.LastIndexOf(' ', end - 1, end - start);
            if (cut < 0)
            {
                return null;
            }

            end = cut;
        }

        return Digits(text, start, end) >= FewestPhoneDigits && StandsAlone(text, start, end) ? end : null;
    }

    // The date without a year ends in the mark behind it, which it must not take along.
    private static int WithoutMark(string text, int end) => char.IsLetterOrDigit(text[end - 1]) || text[end - 1] == '.' ? end : end - 1;

    private static int Digits(string text, int at, int end) => text.AsSpan(at, end - at).ToString().Count(char.IsAsciiDigit);

    // The tenth digit is a check of the nine before it, modulo 11 (NHS Data Dictionary, "NHS number").
    private static bool IsHealthServiceNumber(ReadOnlySpan<char> text)
    {
        var (sum, place, last) = (0, 0, 0);
        foreach (var c in text)
        {
            if (char.IsAsciiDigit(c))
            {
                last = c - '0';
                sum += place < 9 ? last * (10 - place) : 0;
                place++;
            }
        }

        return (11 - (sum % 11)) % 11 == last;
    }
}
