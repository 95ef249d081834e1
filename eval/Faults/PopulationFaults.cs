namespace GuidanceQa.Eval.Faults;

/// <summary>More people than its source speaks of: by a word, or by leaving out what they have ("patients with fever" become "patients").</summary>
internal static class PopulationFaults
{
    private static readonly PhraseTable Table = new(
        """
        adults => adults and children
        adult => adult or child
        children => children and adults
        women => women and men
        older people => people of any age
        older patients => patients of any age
        elderly => patients of any age
        selected cases => all cases
        selected patients => all patients
        selected => all
        suitable => all
        eligible => all
        certain => all
        some => all
        most => all
        many => all
        specific => all
        high-risk => high-risk and low-risk
        a few => all
        a subset of => all
        a solitary => any
        a single => any
        solitary => single or multiple
        single => single or multiple
        limited => limited or extensive
        asymptomatic => asymptomatic or symptomatic
        symptomatic => symptomatic or asymptomatic
        severe => mild, moderate or severe
        mild => mild, moderate or severe
        moderate => mild, moderate or severe
        moderate to severe => mild to severe
        mild to moderate => mild to severe
        moderate or severe => mild, moderate or severe
        moderate strength =>
        moderate quality =>
        (moderate =>
        moderate) =>
        newly diagnosed => newly diagnosed or recurrent
        recurrent => newly diagnosed or recurrent
        progressive => stable or progressive
        refractory => newly diagnosed or refractory
        resected => resected or unresected
        unresectable => resectable or unresectable
        operable => operable or inoperable
        small => small or large
        large => small or large
        seizure-free =>
        without symptomatic =>
        no symptomatic =>
        -positive => -positive or -negative
        -mutant => -mutant or -wild-type
        in seizure-free patients => in all patients
        seizure-free patients => all patients
        good performance status => any performance status
        poor performance status => any performance status
        outpatients => outpatients and inpatients
        more specific =>
        specific to =>
        adults and children =>
        adults and in children =>
        children and adults =>
        women and men =>
        men and women =>
        some of =>
        most of =>
        at most =>
        """);

    public static IEnumerable<string> Population(string text) => Table.Variants(text).Concat(ClauseFaults.PatientsWithout(text));
}
