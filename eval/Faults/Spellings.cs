namespace GuidanceQa.Eval.Faults;

/// <summary>British words the American way, and the reverse. A list of its own: the product's must not be judged by itself.</summary>
internal static class Spellings
{
    // Beginnings of words. Those that begin another word in the other spelling too (colour and colorectal, grey and the unit gray, programme and programmed) are left out.
    private static readonly (string British, string American)[] Beginnings =
    [
        ("tumour", "tumor"), ("oedema", "edema"), ("haemo", "hemo"), ("haemat", "hemat"), ("anaem", "anem"), ("leukaem", "leukem"), ("leucop", "leukop"), ("ischaem", "ischem"), ("anaesth", "anesth"), ("oesoph", "esoph"),
        ("diarrhoea", "diarrhea"), ("paediatric", "pediatric"), ("gynaec", "gynec"), ("orthopaed", "orthoped"), ("aetiolog", "etiolog"), ("favour", "favor"), ("unfavour", "unfavor"), ("behaviour", "behavior"), ("labelled", "labeled"),
        ("labelling", "labeling"), ("unlabelled", "unlabeled"), ("judgement", "judgment"), ("counselling", "counseling"), ("enrolment", "enrollment"), ("foetal", "fetal"), ("sulph", "sulf"), ("randomis", "randomiz"), ("individualis", "individualiz"),
        ("characterise", "characterize"), ("recognis", "recogniz"), ("organisation", "organization"), ("minimis", "minimiz"), ("optimis", "optimiz"), ("stabilis", "stabiliz"), ("hospitalis", "hospitaliz"), ("summaris", "summariz"),
        ("personalis", "personaliz"), ("prioritis", "prioritiz"), ("standardis", "standardiz"), ("authoris", "authoriz"), ("localis", "localiz"), ("generalis", "generaliz"), ("immunis", "immuniz"), ("neutralis", "neutraliz"), ("utilis", "utiliz"),
        ("visualis", "visualiz"), ("sensitis", "sensitiz"), ("radiosensitis", "radiosensitiz"), ("catheteris", "catheteriz"), ("necrotis", "necrotiz"), ("crystallis", "crystalliz"),
    ];

    private static readonly (string British, string American)[] Words =
    [
        ("centre", "center"), ("centres", "centers"), ("centred", "centered"), ("fibre", "fiber"), ("fibres", "fibers"), ("litre", "liter"), ("litres", "liters"), ("metre", "meter"), ("metres", "meters"), ("centimetre", "centimeter"),
        ("centimetres", "centimeters"), ("millimetre", "millimeter"), ("millimetres", "millimeters"), ("defence", "defense"), ("analyse", "analyze"), ("analysed", "analyzed"), ("colour", "color"), ("colours", "colors"), ("mould", "mold"),
        ("mouldy", "moldy"), ("grey", "gray"), ("plough", "plow"), ("practised", "practiced"), ("practising", "practicing"), ("travelled", "traveled"),
    ];

    /// <summary>In the other spelling: all British words at once, then one word at a time, either way.</summary>
    public static IEnumerable<string> Other(string text)
    {
        var places = Places(text).ToList();
        yield return places.Where(p => p.IsBritish).OrderByDescending(p => p.Start).Aggregate(text, Put);
        foreach (var place in places)
        {
            yield return Put(text, place);
        }
    }

    private static IEnumerable<Place> Places(string text)
    {
        foreach (var (british, american) in Beginnings)
        {
            foreach (var place in Find(text, british, american, true).Concat(Find(text, american, british, false)))
            {
                yield return place;
            }
        }

        foreach (var (british, american) in Words)
        {
            foreach (var place in Find(text, british, american, true).Concat(british == "grey" ? [] : Find(text, american, british, false)).Where(p => p.End == text.Length || !char.IsLetter(text[p.End])))
            {
                yield return place;
            }
        }
    }

    private static IEnumerable<Place> Find(string text, string from, string to, bool isBritish)
    {
        for (var at = text.IndexOf(from, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(from, at + from.Length, StringComparison.OrdinalIgnoreCase))
        {
            if (at == 0 || !char.IsLetter(text[at - 1]))
            {
                yield return new Place(at, at + from.Length, to, isBritish);
            }
        }
    }

    private static string Put(string text, Place place) =>
        Wording.Replaced(text, place.Start, place.End - place.Start, char.IsUpper(text[place.Start]) ? Wording.Capitalised(place.To) : place.To);

    private sealed record Place(int Start, int End, string To, bool IsBritish);
}
