using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace GuidanceQa.QaApi.Answering;

/// <summary>Times on the wire: RFC 3339 in UTC, with <c>Z</c>; fractions of a second as far as they are known.</summary>
internal sealed class UtcTime : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture));
}
