using System.Globalization;
using GuidanceQa.Indexing.Vocabulary;

namespace GuidanceQa.Indexing.Tests.Vocabulary;

public sealed class QuantityReaderTests
{
    // comparator low-high unit @schedule
    [Theory]
    [InlineData("4–8 mg/day", "4-8 mg/day")]
    [InlineData("4-8 mg a day", "4-8 mg/day")]
    [InlineData("4 to 8 mg per day", "4-8 mg/day")]
    [InlineData("between 4 and 8 mg daily", "4-8 mg/day")]
    [InlineData("4 mg to 8 mg", "4-8 mg")]
    [InlineData("24-48 hours", "24-48 hours")]
    [InlineData("5- to 10-year survival", "5-10 years")]
    [InlineData("150 mg/m² once daily on 5 consecutive days", "150 mg/m2 @1/day; 5 days")]
    [InlineData("150 mg/m2 per day", "150 mg/m2/day")]
    [InlineData("10 mg/kg every 2 weeks", "10 mg/kg; 2 weeks @every")]
    [InlineData("300 mg twice a day", "300 mg @2/day")]
    [InlineData("100 mg/m² q3w", "100 mg/m2; 3 weeks @every")]
    [InlineData("3-monthly scans", "3 months @every")]
    [InlineData("200 µg and 5 g", "200 mcg; 5 g")]
    [InlineData("60 Gy in 30 fractions", "60 gy; 30 fractions")]
    [InlineData("a volume of <15 mL or 10 cm³", "<15 ml; 10 cm3")]
    [InlineData("≥1.5 ×10⁹/L", ">=1.5 10^9/l")]
    [InlineData("≥100,000/mm³", ">=100000 /mm3")]
    [InlineData("20 percent", "20 %")]
    [InlineData("two weeks and twenty-five days", "2 weeks; 25 days")]
    [InlineData("2 million people", "2000000 patients")]
    public void A_quantity_has_one_form(string text, string expected) => Assert.Equal(expected, Written(text));

    [Theory]
    [InlineData("more than 10", ">")]
    [InlineData("over 10", ">")]
    [InlineData("> 10", ">")]
    [InlineData("less than 10 months", "<")]
    [InlineData("under 10", "<")]
    [InlineData("within 10 hours", "<=")]
    [InlineData("at most 10", "<=")]
    [InlineData("no more than 10", "<=")]
    [InlineData("10 or less", "<=")]
    [InlineData("at least 10", ">=")]
    [InlineData("no fewer than 10", ">=")]
    [InlineData("10 years or older", ">=")]
    [InlineData("10 °C or above", ">=")]
    [InlineData("up to 10 mg", "<=")]
    [InlineData("about 10", "~")]
    [InlineData("roughly 10", "~")]
    [InlineData("over 10 minutes", "")]
    [InlineData("after 10 days", "")]
    public void A_bound_is_read_from_signs_and_words(string text, string comparator) => Assert.Equal(comparator, Assert.Single(QuantityReader.Read(text)).Comparator);

    [Theory]
    [InlineData("BRAF V600E, HER2, PD-L1, H3 K27M, 1p/19q and CDK4/6")]
    [InlineData("CC001, EF-11, RTOG-1205, 5-FU")]
    [InlineData("one of the drugs")]
    [InlineData("the 2nd of them, in 3D")]
    public void Digits_in_names_are_no_quantities(string text) => Assert.Empty(QuantityReader.Read(text));

    [Fact]
    public void The_slice_holds_the_bound_and_the_unit()
    {
        const string Text = "It is given at no more than 16 mg a day.";

        var quantity = Assert.Single(QuantityReader.Read(Text));

        Assert.Equal("no more than 16 mg a day", Text.Substring(quantity.Start, quantity.Length));
    }

    [Fact]
    public void A_number_too_large_to_hold_is_left_out() => Assert.Empty(QuantityReader.Read(new string('9', 50)));

    private static string Written(string text) => string.Join("; ", QuantityReader.Read(text).Select(Written));

    private static string Written(Quantity q)
    {
        var amount = string.Create(CultureInfo.InvariantCulture, $"{q.Comparator}{q.Low}{(q.High == q.Low ? "" : $"-{q.High}")}");
        return $"{amount} {q.Unit}{(q.Schedule.Length == 0 ? "" : $" @{q.Schedule}")}".TrimEnd();
    }
}
