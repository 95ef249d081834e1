using GuidanceQa.QaApi.Retrieval;

namespace GuidanceQa.QaApi.Tests.Retrieval;

/// <summary>Amounts of a question in the ranges of a statement.</summary>
public sealed class BandsTests(ShippedIndex shipped) : IClassFixture<ShippedIndex>
{
    [Theory]
    [InlineData("What about a lesion of 3.5 cm?", "Lesion of ≥3 to 4 cm: 27 Gy in 3 fractions.", 1)]
    [InlineData("What about a lesion of 3.5 cm?", "Lesion of <2 cm: 20–24 Gy.", -1)]
    [InlineData("What about a lesion of 2.5 cm?", "Lesion of ≥2 to <3 cm: 18 Gy.", 1)]
    [InlineData("What about a lesion of 3 cm?", "Lesion of ≥2 to <3 cm: 18 Gy.", -1)]
    [InlineData("What about a lesion of 3 cm?", "Lesion of ≥3 to 4 cm: 27 Gy.", 1)]
    [InlineData("A lesion of 5 cm?", "Brain metastasis >4 cm: surgery; lesions >6 cm are discouraged.", 1)]
    [InlineData("A lesion of over 4 cm?", "Brain metastasis >4 cm: surgery.", 1)]
    [InlineData("A lesion of over 4 cm?", "Lesions ≤4 cm may be watched.", -1)]
    [InlineData("12 brain metastases, what now?", "With more than 10 brain metastases, palliation.", 1)]
    [InlineData("12 brain metastases, what now?", "SRS is recommended for 1–4 brain metastases.", -1)]
    [InlineData("3 brain mets", "SRS is recommended for 1–4 brain metastases.", 1)]
    [InlineData("more than ten brain metastases", "SRS is recommended for 5–10 brain metastases.", -1)]
    [InlineData("12 brain mets, PS 1 - radiosurgery or whole brain?", "With more than 10 brain metastases, palliation.", 1)]
    [InlineData("3 brain mets", "In 3–5 trials of sixty centres nothing was found.", 0)]
    [InlineData("Fever of 39 °C?", "A temperature of more than 38 °C is fever.", 1)]
    public void An_amount_lies_in_a_range_or_outside(string question, string statement, int fit) => Assert.Equal(fit, Of(question).Fit(statement));

    [Theory]
    [InlineData("Is 24 mg/day too much?", "The dose is 4–8 mg/day.")]
    [InlineData("Is six months too long a gap?", "Scans are done every 3–4 months.")]
    [InlineData("What is done?", "Brain metastasis >4 cm: surgery.")]
    public void A_limit_that_a_dose_or_a_time_exceeds_is_an_answer_and_excludes_nothing(string question, string statement) => Assert.Equal(0, Of(question).Fit(statement));

    private Bands Of(string question) => new(question, shipped.Index.Lexicon);
}
