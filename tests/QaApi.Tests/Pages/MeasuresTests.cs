using GuidanceQa.QaApi.Pages;

namespace GuidanceQa.QaApi.Tests.Pages;

public sealed class MeasuresTests
{
    [Theory]
    [InlineData("The dose is 4–8 mg/day.", "4–8 mg/day")]
    [InlineData("150 mg/m² once daily on 5 days of a 28-day cycle", "150 mg/m²|28-day")]
    [InlineData("WBRT 20 Gy in 5 fractions; clots in 12.5 % of them", "20 Gy|12.5 %")]
    [InlineData("after 3 months, 10 metastases", "")]
    [InlineData("", "")]
    public void Amounts_are_set_apart_and_nothing_is_lost(string text, string amounts)
    {
        var pieces = Measures.Split(text).ToList();

        Assert.Equal(text, string.Concat(pieces.Select(p => p.Piece)));
        Assert.Equal(amounts, string.Join('|', pieces.Where(p => p.IsAmount).Select(p => p.Piece)));
        Assert.DoesNotContain(pieces, p => p.Piece.Length == 0);
    }
}
