using System.Text.Json.Serialization;

namespace LifecycleKit.Tests;

public class StrictJsonTests
{
    private static readonly JsonShape Shape = JsonShape.Document(ProbeJsonContext.Default.ProbeContract);

    [Fact]
    public void Read_TextThatFollowsTheContract_IsConverted() =>
        Assert.Equal("7", Read("""{"format":3,"value":7,"colour":"Red","inner":{"value":1}}"""));

    [Theory]
    [InlineData("", "error malformed-json: The text is not JSON: ")]
    [InlineData("null", "error malformed-json: There is null. Give an object")]
    [InlineData("[]", "error malformed-json: There is a list. Give an object.")]
    [InlineData("{}", "error unknown-format at format: Its format is not stated, and this version reads format 3. Write \"format\": 3.")]
    [InlineData("""{"format":"3","value":7}""", "at format: Its format is not stated")]
    [InlineData("""{"value":7,"inner":{"format":3}}""", "at format: Its format is not stated")]
    [InlineData("""{"format":2,"value":7}""", "at format: Its format is 2, and this version reads format 3")]
    [InlineData("""{"format":3}""", "error missing at value: There is no member 'value'. Add it.")]
    [InlineData("""{"format":3,"value":7,"valve":1}""", "error unknown-member at valve: There is no member 'valve'. Did you mean 'value'?")]
    [InlineData("""{"format":3,"Value":7}""", "error unknown-member at Value: There is no member 'Value'. Did you mean 'value'?")]
    [InlineData(
        """{"format":3,"value":7,"inner":{"value":1,"taste":1}}""",
        "error unknown-member at inner/taste: There is no member 'taste'. Remove it.")]
    [InlineData("""{"format":3,"value":7,"value":7}""", "error repeated-member at value: The member 'value' occurs twice.")]
    [InlineData("""{"format":3,"value":7,"val\u0075e":7}""", "error repeated-member at value: ")]
    [InlineData("""{"format":3,"value":7,"inner":{"value":1,"value":1}}""", "error repeated-member at inner/value: ")]
    [InlineData("""{"format":3,"value":"7"}""", "error malformed-json at value: There is text. Give a whole number.")]
    [InlineData("""{"format":3,"value":null}""", "error malformed-json at value: There is null. Give a whole number, or leave it out.")]
    [InlineData("""{"format":3,"value":1e99}""", "error out-of-range at value: ")]
    [InlineData(
        """{"format":3,"value":7,"colour":"red"}""", "error unknown-value at colour: 'red' is not a known value. Did you mean 'Red'?")]
    [InlineData("""{"format":3,"value":7,"at":"2026-02-30"}""", "error type-mismatch at at: '2026-02-30' is not an instant.")]
    [InlineData("""{"format":3,"value":7,"span":"1d"}""", "error type-mismatch at span: '1d' is not a length of time.")]
    [InlineData("""{"format":3,"value":7,"counts":[1,2.5]}""", "error out-of-range at counts/1: ")]
    [InlineData("""{"format":3,"value":7,"amounts":{"a":1e30}}""", "error out-of-range at amounts/a: ")]
    [InlineData("""{"format":3,"value":7,}""", "error malformed-json: The text is not JSON: ")]
    [InlineData("""{"format":3,"value":7} {}""", "error malformed-json: The text is not JSON: ")]
    [InlineData("""{"format":3,/* seven */"value":7}""", "error malformed-json: The text is not JSON: ")]
    [InlineData("""{"format":3,"value":7,"\ud800":7}""", "error malformed-json: A text holds half of a character.")]
    [InlineData("""{"format":3,"value":-1}""", "error out-of-range at value: It is negative.")]
    public void Read_TextThatDoesNot_ThrowsArgumentExceptionWithReason(string json, string reason)
    {
        var error = Assert.Throws<ArgumentException>(() => Read(json));

        Assert.Equal("json", error.ParamName);
        Assert.StartsWith("The text is not a probe:\nerror ", error.Message, StringComparison.Ordinal);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_TextWithSeveralMistakes_ListsAllOfThem()
    {
        var message = Assert.Throws<ArgumentException>(
            () => Read("""{"format":3,"valeu":1,"inner":{"value":"1"},"counts":[true],"colour":"Blue"}""")).Message;

        foreach (var place in (string[])["unknown-member at valeu", "missing at value", "malformed-json at inner/value",
            "malformed-json at counts/0", "unknown-value at colour"])
        {
            Assert.Contains($"\nerror {place}: ", message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Read_SameNameInTwoObjects_IsNoRepetition() =>
        Assert.Equal("7", Read("""{"format":3,"inner":{"value":1},"value":7}"""));

    [Fact]
    public void Read_Null_ThrowsArgumentNullException() => Assert.Throws<ArgumentNullException>("json", () => Read(null!));

    [Theory]
    [InlineData(StrictJson.MaxDepth, false)]
    [InlineData(StrictJson.MaxDepth + 1, true)]
    public void Read_OfNestedLists_StopsAtTheDepth(int depth, bool isTooDeep)
    {
        var json = $$"""{"format":3,"value":7,"x":[0,{"y":{{new string('[', depth - 3)}}{{new string(']', depth - 3)}}}]}""";

        var message = Assert.Throws<ArgumentException>(() => Read(json)).Message;

        Assert.Equal(
            isTooDeep,
            message.Contains(
                $"error limit-exceeded at x/1/y{string.Concat(Enumerable.Repeat("/0", depth - 4))}: ", StringComparison.Ordinal));
        Assert.Equal(!isTooDeep, message.Contains("error unknown-member at x: ", StringComparison.Ordinal));
    }

    [Fact]
    public void Read_OfALongText_RefusesItBeforeItIsParsed()
    {
        var longest = "{" + new string(' ', StrictJson.MaxLength - 1);

        Assert.Contains("malformed-json", Assert.Throws<ArgumentException>(() => Read(longest)).Message, StringComparison.Ordinal);
        Assert.Contains("limit-exceeded", Assert.Throws<ArgumentException>(() => Read(longest + " ")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_OfManyMistakes_ListsAHundredAndGivesTwentyHints()
    {
        var members = string.Concat(Enumerable.Range(0, 1_000).Select(i => $",\"unknown{i}\":0"));
        var message = Assert.Throws<ArgumentException>(() => Read("{\"format\":3,\"value\":7" + members + "}")).Message;

        Assert.Equal(DiagnosticList.Max + 2, message.Split('\n').Length);
        Assert.Contains(
            $"\nerror limit-exceeded: The text was checked up to its first {DiagnosticList.Max} errors.", message,
            StringComparison.Ordinal);
        var similar = string.Concat(Enumerable.Range(0, 50).Select(i => $",\"valu{(char)('à' + i)}\":1"));
        var hints = Assert.Throws<ArgumentException>(() => Read("{\"format\":3,\"value\":7" + similar + "}")).Message;
        Assert.Equal(Nearest.MaxHints, hints.Split("Did you mean").Length - 1);
    }

    [Fact]
    public void Read_OfAnEndlessName_ShowsItsBeginning()
    {
        var name = new string('n', 1_000_000);
        var message = Assert.Throws<ArgumentException>(
            () => Read($$"""{"format":3,"value":7,"{{name}}":1,"inner":{"value":1,"{{name[..900]}}":1},"colour":"{{name}}"}""")).Message;

        Assert.InRange(message.Length, 100, 1_500);
        Assert.Contains($"There is no member '{name[..100]}…'", message, StringComparison.Ordinal);
    }

    private static string Read(string json) => StrictJson.Read(
        json,
        ProbeJsonContext.Default.ProbeContract,
        Shape,
        static (probe, diagnostics) =>
        {
            if (probe.Value < 0)
                diagnostics.Add(Diagnostic.Error(DiagnosticIds.OutOfRange, "value", "It is negative.", "Give at least 0."));
            return probe.Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
        },
        "a probe",
        3);
}

internal sealed record ProbeContract
{
    public required int Value { get; init; }

    [JsonConverter(typeof(JsonStringEnumConverter<ProbeColour>))]
    public ProbeColour Colour { get; init; }

    public DateTimeOffset? At { get; init; }

    public TimeSpan? Span { get; init; }

    public IReadOnlyList<long>? Counts { get; init; }

    public IReadOnlyDictionary<string, decimal>? Amounts { get; init; }

    public ProbeContract? Inner { get; init; }
}

internal enum ProbeColour
{
    Green,
    Red,
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, Converters = [typeof(InstantConverter)])]
[JsonSerializable(typeof(ProbeContract))]
internal sealed partial class ProbeJsonContext : JsonSerializerContext;
