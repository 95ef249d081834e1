using GuidanceQa.QaApi.Models;

namespace GuidanceQa.QaApi.Tests.Models;

/// <summary>The reader of half-written JSON: nothing but what was asked for comes out of it, and nothing makes it fail otherwise than told.</summary>
public sealed class ItemReaderTests
{
    private static readonly OutputSchema Schema = new("items", "items", """
        {"type": "object", "required": ["items"], "additionalProperties": false, "properties": {"items": {"type": "array", "maxItems": 3, "items": {"type": "object", "required": ["n"], "additionalProperties": false, "properties": {"n": {"type": "integer"}, "t": {"type": "string"}}}}}}
        """);

    [Theory]
    [InlineData("""{"items": [{"n": 1}, {"n": 2, "t": "a } ] \" \\"}]}""")]
    [InlineData("```json\n{\"items\": [{\"n\": 1}, {\"t\": \"{[\", \"n\": 2}]}\n```\n")]
    [InlineData("<think>Is { this } JSON? {\"items\": [{\"n\": 9}]}</think>\n{\"items\":[{\"n\":1},{\"n\":2}]}")]
    public void Items_come_as_soon_as_they_are_whole_in_any_cut(string text)
    {
        for (var length = 1; length <= text.Length; length++)
        {
            ItemReader reader = new(Schema);
            List<int> items = [];
            for (var at = 0; at < text.Length; at += length)
            {
                items.AddRange(reader.Take(text.Substring(at, Math.Min(length, text.Length - at))).Select(i => i.GetProperty("n").GetInt32()));
            }

            reader.End();
            Assert.Equal([1, 2], items);
        }
    }

    [Theory]
    [InlineData("Sure! Here it is, as you asked: {\"items\": []}", ModelReasons.BadOutput)]
    [InlineData("{\"items\": [{\"n\": \"1\"}]}", ModelReasons.BadOutput)]
    [InlineData("{\"items\": [{\"n\": 1, \"n\": 2}]}", ModelReasons.BadOutput)]
    [InlineData("{\"items\": [{\"n\": 1, \"extra\": 2}]}", ModelReasons.BadOutput)]
    [InlineData("{\"items\": [{\"n\": 1},{\"n\": 1},{\"n\": 1},{\"n\": 1}]}", ModelReasons.BadOutput)]
    [InlineData("{\"items\": [], \"more\": 1}", ModelReasons.BadOutput)]
    [InlineData("{\"items\": []} and more", ModelReasons.BadOutput)]
    [InlineData("{\"items\": [{\"n\": 1}]", ModelReasons.CutOff)]
    [InlineData("{\"items\": [{\"n\": 1}]]", ModelReasons.BadOutput)]
    [InlineData("[[[[[[[[[[", ModelReasons.BadOutput)]
    [InlineData("{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{", ModelReasons.BadOutput)]
    [InlineData("", ModelReasons.BadOutput)]
    public void Anything_else_is_refused(string text, string reason)
    {
        var fault = Assert.Throws<ModelException>(() =>
        {
            ItemReader reader = new(Schema);
            reader.Take(text);
            reader.End();
        });

        Assert.Equal(reason, fault.Reason);
    }
}
