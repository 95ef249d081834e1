using GuidanceQa.Indexing.Documents;
using GuidanceQa.QaApi.Answering;

namespace GuidanceQa.QaApi.Tests.Answering;

/// <summary>What the README promises of the shipped corpus.</summary>
public sealed class ShippedCorpusTests(ShippedIndex shipped) : IClassFixture<ShippedIndex>
{
    private const string DoseQuestion = "What dose of dexamethasone is recommended for moderate and for severe symptoms?";

    [Fact]
    public async Task Dexamethasone_doses_are_given_with_the_comparison_that_words_them_differently()
    {
        var outcome = await shipped.AskAsync(DoseQuestion);

        Assert.Equal(Statuses.Answered, outcome.Status);
        Assert.Contains("4–8 mg/day", outcome.Answer.Blocks[0].Text, StringComparison.Ordinal);
        Assert.Contains("16 mg/day", outcome.Answer.Blocks[1].Text, StringComparison.Ordinal);
        Assert.All(outcome.Answer.Blocks.Take(2), b => Assert.Equal("brain-tumour-progression", outcome.Answer.Citations.First(c => c.Id == b.CitationIds[0]).DocumentId));
        Assert.Equal("conflict", Assert.Single(outcome.Answer.Comparisons, c => c.Topic.Contains("ose", StringComparison.Ordinal)).Verdict);
        Assert.Contains(outcome.Answer.Blocks, b => b.Kind == BlockKinds.Comparison && b.Text.Contains("4–8 mg/day", StringComparison.Ordinal) && b.Text.Contains("mild", StringComparison.Ordinal));
        Assert.Contains(outcome.Answer.Notices, n => n.Code == "review_pending");
    }

    [Fact]
    public async Task A_follow_up_without_a_drug_is_understood_as_being_about_the_drug_before()
    {
        var outcome = await shipped.AskAsync("Does that also hold without any symptoms?", DoseQuestion);

        Assert.Contains(outcome.Interpretation.Carried, c => c.Term == "dexamethasone");
        Assert.Contains("dexamethasone", outcome.Interpretation.StandaloneQuestion, StringComparison.Ordinal);
        Assert.Contains("asymptomatic", outcome.Answer.Blocks[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_an_earlier_version_said_never_comes_first()
    {
        var outcome = await shipped.AskAsync("How quickly should it be reduced?", DoseQuestion);

        Assert.DoesNotContain("earlier version", outcome.Answer.Blocks[0].Text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(outcome.Answer.Blocks, b => b.Text.Contains("as soon as possible", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_broad_question_gets_a_sectioned_answer_over_the_whole_article()
    {
        var outcome = await shipped.AskAsync("What is the recommended approach to managing progression?");

        var headings = outcome.Answer.Blocks.Where(b => b.Kind == BlockKinds.Heading).Select(b => b.Text).ToList();
        Assert.All(new[] { "assessment", "Surgery", "Radiotherapy", "Systemic", "Follow-up" }, topic => Assert.Contains(headings, h => h.Contains(topic, StringComparison.OrdinalIgnoreCase)));
        Assert.True(outcome.Answer.Citations.Count >= 15);
        Assert.DoesNotContain(headings, h => h.StartsWith("About", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Temozolomide schedule for recurrent glioblastoma", "150 mg/m² once daily on 5 consecutive days of a 28-day cycle")]
    [InlineData("Has anyone reviewed this guidance?", "Human review of this guidance is still pending")]
    [InlineData("When was this guidance last updated?", "1 November 2025")]
    [InlineData("Is temozolomide licensed for recurrent glioblastoma in the United States?", "not a US indication")]
    [InlineData("Should prophylactic anticonvulsants be given?", "not prescribed")]
    [InlineData("When should an MRI be done after surgery?", "48 hours")]
    [InlineData("How often should follow-up scans be done?", "every 3 months")]
    [InlineData("What is the dose of bevacizumab for recurrent glioblastoma?", "10 mg/kg")]
    [InlineData("Can temozolomide be taken in pregnancy?", "embryo-fetal harm")]
    [InlineData("Is temodar FDA approved for recurrent GBM?", "not a US indication")]
    [InlineData("What is the dose of temozolomide?", "150 mg/m² once daily on 5 consecutive days")]
    [InlineData("What is the dose of temozolomide in newly diagnosed glioblastoma?", "75 mg/m² daily for 42 days")]
    [InlineData("What dose of temozolomide with radiotherapy?", "75 mg/m² daily for 42 days")]
    [InlineData("dose of lomustine with low bone marrow", "100 mg/m² if marrow function is compromised")]
    public async Task A_narrow_question_is_answered_first_by_the_statement_that_says_it(string question, string words)
    {
        var outcome = await shipped.AskAsync(question);

        Assert.Equal(Statuses.Answered, outcome.Status);
        Assert.Contains(words, outcome.Answer.Blocks.First(b => b.Kind != BlockKinds.Note).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("How is a pituitary adenoma treated?", Statuses.NotCovered)]
    [InlineData("How is meningioma followed up?", Statuses.NotCovered)]
    [InlineData("Is dabigatran safe with a brain tumour?", Statuses.NotCovered)]
    [InlineData("What is the capital of Australia?", Statuses.OutOfScope)]
    [InlineData("Who won the football last night?", Statuses.OutOfScope)]
    [InlineData("¿Cuál es la dosis de dexametasona?", Statuses.OutOfScope)]
    [InlineData("هل العلاج آمن؟", Statuses.OutOfScope)]
    [InlineData("dexametasone dose", Statuses.Clarify)]
    [InlineData("why?", Statuses.Clarify)]
    public async Task What_is_not_covered_is_said_to_be_so(string question, string status)
    {
        var outcome = await shipped.AskAsync(question);

        Assert.Equal(status, outcome.Status);
        Assert.DoesNotContain(outcome.Answer.Blocks, b => b.Kind == BlockKinds.Lead);
    }

    [Theory]
    [InlineData("What is the dose of bevacizumab for newly diagnosed glioblastoma?", "newly diagnosed")]
    [InlineData("What dose of apixaban?", "dose")]
    public async Task A_dose_for_another_setting_is_never_given_as_the_answer(string question, string missing)
    {
        var outcome = await shipped.AskAsync(question);

        Assert.Equal(Statuses.Partial, outcome.Status);
        Assert.Contains(missing, outcome.Answer.Missing);
    }

    [Theory]
    [InlineData("Can I drive with a brain tumour?")]
    [InlineData("Can I drink alcohol while taking temozolomide?")]
    [InlineData("What dose of temozolomide should be used in renal impairment?")]
    public async Task A_covered_topic_with_an_attribute_that_is_not_is_not_covered(string question) =>
        Assert.Equal(Statuses.NotCovered, (await shipped.AskAsync(question)).Status);

    [Fact]
    public async Task What_holds_for_a_positive_marker_does_not_answer_for_a_negative_one()
    {
        var outcome = await shipped.AskAsync("Does HER2-negative breast cancer with brain metastases get trastuzumab?");

        Assert.NotEqual(Statuses.Answered, outcome.Status);
        Assert.DoesNotContain(outcome.Answer.Blocks, b => b.Kind == BlockKinds.Lead && b.Text.Contains("HER2-positive", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_emergency_comes_before_everything_and_alone()
    {
        var outcome = await shipped.AskAsync("My father has been convulsing for ten minutes and will not wake up");

        Assert.Equal(Statuses.Safety, outcome.Status);
        Assert.Equal(StatusReasons.Emergency, outcome.StatusReason);
        Assert.Empty(outcome.Answer.Missing);
        Assert.StartsWith("Call your local emergency number now", Assert.Single(outcome.Answer.Blocks).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_patient_reads_plain_renderings_with_the_same_citations()
    {
        var clinician = await shipped.AskAsync(DoseQuestion);
        var patient = await shipped.AskAsync(DoseQuestion, Audiences.Patient, "full");

        Assert.True(patient.Answer.Blocks[0].Plain);
        Assert.Contains("4–8 mg a day", patient.Answer.Blocks[0].Text, StringComparison.Ordinal);
        Assert.Equal(clinician.Answer.Citations.Select(c => c.StatementId), patient.Answer.Citations.Select(c => c.StatementId));
    }

    [Fact]
    public async Task Every_answer_to_a_hundred_varied_questions_is_exact()
    {
        var questions = File.ReadLines(Path.Combine(TestIndex.Root, "eval", "bench-questions.txt")).Where(l => l.Length > 0 && !l.StartsWith('#')).ToList();
        Assert.Equal(100, questions.Count);
        foreach (var question in questions)
        {
            foreach (var audience in new[] { Audiences.Clinician, Audiences.Patient })
            {
                var outcome = await shipped.AskAsync(question, audience, "full");
                AnswerRules.Hold(shipped.Index, outcome.Answer);
            }
        }
    }

    [Fact]
    public async Task The_advertisement_is_never_quoted()
    {
        var outcome = await shipped.AskAsync("Which doctors at leading research institutions use the medical AI?");

        Assert.DoesNotContain(outcome.Answer.Citations, c => c.StatementId.EndsWith("#F61", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_comparison_is_linked_to_statements_of_both_sides()
    {
        var comparisons = shipped.Index.Documents.Where(d => d.Kind == DocumentKinds.Comparison).SelectMany(d => shipped.Index.StatementsOf(d.Id)).Where(s => s.Statement.Verdict is not null).ToList();

        Assert.Equal(36, comparisons.Count);
        Assert.All(comparisons, c =>
        {
            var kinds = shipped.Index.RefersTo(c.Ordinal).Select(o => shipped.Index.At(o).Document.Kind).ToHashSet();
            Assert.Contains(DocumentKinds.Guidance, kinds);
            Assert.Contains(DocumentKinds.Reference, kinds);
        });
    }

    [Fact]
    public void Nothing_that_a_document_says_is_taken_for_a_person()
    {
        var texts = shipped.Index.Documents.SelectMany(d => shipped.Index.StatementsOf(d.Id).Select(s => s.Statement.Text).Concat(d.References.Values).Append(d.Title)).ToList();

        Assert.NotEmpty(texts);
        Assert.DoesNotContain(texts, t => shipped.Answerer.Identifiers.Mask(t).IsMasked);
    }

    [Fact]
    public async Task Masks_in_a_question_change_nothing_in_its_answer()
    {
        var plain = await shipped.AskAsync("What dose of dexamethasone is recommended for severe symptoms?");

        var masked = await shipped.AskAsync("[name], [date of birth], [record number]: What dose of dexamethasone is recommended for severe symptoms? [phone]");

        Assert.Equal(plain.Status, masked.Status);
        Assert.Equal(plain.Answer.Text, masked.Answer.Text);
    }

    [Theory]
    [InlineData("Should levetiracetam be given to prevent seizures in someone who has had none?")]
    [InlineData("prophylactic Keppra in a seizure-free patient?")]
    public async Task What_is_said_of_a_kind_of_drug_answers_a_question_about_the_drug(string question)
    {
        var outcome = await shipped.AskAsync(question);

        Assert.Equal(Statuses.Answered, outcome.Status);
        Assert.Contains(outcome.Answer.Blocks, b => b.Kind == BlockKinds.Lead && b.Text.Contains("antiepileptic", StringComparison.OrdinalIgnoreCase) && b.Text.Contains("not", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("What dose of levetiracetam is given?")]
    [InlineData("Is levetiracetam 500 mg twice a day right?")]
    [InlineData("How often is enoxaparin given?")]
    public async Task A_dose_or_a_time_of_its_kind_is_none_of_the_drug(string question)
    {
        var outcome = await shipped.AskAsync(question);

        Assert.NotEqual(Statuses.Answered, outcome.Status);
        Assert.DoesNotContain(outcome.Answer.Blocks, b => b.Kind == BlockKinds.Lead && b.Text.Contains("mg", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_stands_in_a_table_of_two_things_is_not_missing()
    {
        var outcome = await shipped.AskAsync("Compare alectinib and dabrafenib");

        Assert.Equal(Statuses.Answered, outcome.Status);
        Assert.Empty(outcome.Answer.Missing);
        Assert.Contains("| dabrafenib |", outcome.Answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SRS for a metastasis of 2.5 cm?", "≥2 to <3 cm")]
    [InlineData("What dose of radiosurgery for a metastasis of 3.5 cm?", "≥3 to 4 cm")]
    [InlineData("who should be screened for brain metastases", "Screening")]
    [InlineData("What do I do if a patient on bevacizumab coughs up blood?", "haemoptysis")]
    [InlineData("How often will I need scans?", "every 3 months")]
    public async Task The_statement_for_the_amount_the_word_or_the_interval_that_is_asked_about_leads(string question, string words)
    {
        var outcome = await shipped.AskAsync(question);

        Assert.Contains(words, outcome.Answer.Blocks[0].Text, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("Is ivermectin worth trying for GBM?")]
    [InlineData("CAR-T for GBM evidence")]
    [InlineData("when can I drive again after a seizure")]
    [InlineData("can my husband fly after brain surgery?")]
    public async Task What_nobody_speaks_of_is_not_answered_by_what_stands_beside_it(string question)
    {
        var outcome = await shipped.AskAsync(question);

        Assert.Equal(Statuses.NotCovered, outcome.Status);
    }

    [Theory]
    [InlineData("How is DVT treated in brain tumours?", "venous thromboembolism")]
    [InlineData("will her memory suffer after whole brain radiation?", "cognitive decline")]
    public async Task What_is_said_of_a_kind_and_of_a_subject_that_is_known_is_told(string question, string words)
    {
        var outcome = await shipped.AskAsync(question);

        Assert.Equal(Statuses.Answered, outcome.Status);
        Assert.Contains(outcome.Answer.Blocks, b => b.Text.Contains(words, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Who_has_no_symptoms_is_not_answered_first_by_what_is_done_for_symptoms()
    {
        var outcome = await shipped.AskAsync("I have no symptoms, do I need steroids for brain metastases?");

        Assert.Matches("without symptoms|asymptomatic|no steroids", outcome.Answer.Blocks.First(b => b.CitationIds.Count > 0).Text);
    }

    [Fact]
    public async Task What_one_drug_of_a_kind_is_recommended_for_is_not_told_of_another()
    {
        var outcome = await shipped.AskAsync("With what strength does ASCO recommend edoxaban for clots in cancer?");

        Assert.Equal(Statuses.NotCovered, outcome.Status);
    }

    [Theory]
    [InlineData("What dose of dexamethasone is given to a child of three?")]
    [InlineData("How much dexamethasone for a 5-year-old?")]
    [InlineData("What dose of dexamethasone in children?")]
    [InlineData("paediatric dose of lomustine plus bevacizumab")]
    public async Task An_adults_dose_is_not_told_where_a_childs_is_asked_for(string question)
    {
        var outcome = await shipped.AskAsync(question);

        Assert.Equal(Statuses.NotCovered, outcome.Status);
        Assert.DoesNotContain(outcome.Answer.Blocks, b => b.Kind == BlockKinds.Lead);
    }
}
