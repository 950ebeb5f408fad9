using System.Text.Json.Serialization;

namespace LifecycleKit.Tests;

public class StrictJsonTests
{
    [Fact]
    public void Read_TextThatFollowsTheContract_IsConverted() =>
        Assert.Equal(7, Read("""{"format":3,"value":7,"inner":{"value":1}}"""));

    [Theory]
    [InlineData("", "a probe")]
    [InlineData("null", "its format is not stated")]
    [InlineData("[]", "its format is not stated")]
    [InlineData("{}", "its format is not stated")]
    [InlineData("""{"format":"3","value":7}""", "its format is not stated")]
    [InlineData("""{"value":7,"inner":{"format":3}}""", "its format is not stated")]
    [InlineData("""{"format":2,"value":7}""", "its format is 2, and this version reads format 3")]
    [InlineData("""{"format":3}""", "value")]
    [InlineData("""{"format":3,"value":7,"colour":1}""", "colour")]
    [InlineData("""{"format":3,"value":7,"inner":{"value":1,"colour":1}}""", "colour")]
    [InlineData("""{"format":3,"value":7,"value":7}""", "the member 'value' occurs twice")]
    [InlineData("""{"format":3,"value":7,"val\u0075e":7}""", "the member 'value' occurs twice")]
    [InlineData("""{"format":3,"value":7,"inner":{"value":1,"value":1}}""", "the member 'value' occurs twice")]
    [InlineData("""{"format":3,"value":"7"}""", "value")]
    [InlineData("""{"format":3,"value":1e99}""", "value")]
    [InlineData("""{"format":3,"value":7,}""", "a probe")]
    [InlineData("""{"format":3,"value":7} {}""", "a probe")]
    [InlineData("""{"format":3,/* seven */"value":7}""", "a probe")]
    [InlineData("""{"format":3,"\ud800":7}""", "a probe")]
    [InlineData("""{"format":3,"value":-1}""", "value: it must not be negative")]
    public void Read_TextThatDoesNot_ThrowsArgumentExceptionWithReason(string json, string reason)
    {
        var error = Assert.Throws<ArgumentException>(() => Read(json));

        Assert.Equal("json", error.ParamName);
        Assert.StartsWith("The text is not a probe: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_SameNameInTwoObjects_IsNoRepetition() =>
        Assert.Equal(7, Read("""{"format":3,"inner":{"value":1},"value":7}"""));

    [Fact]
    public void Read_Null_ThrowsArgumentNullException() => Assert.Throws<ArgumentNullException>("json", () => Read(null!));

    private static int Read(string json) => StrictJson.Read(
        json,
        ProbeJsonContext.Default.ProbeContract,
        probe => probe.Value >= 0 ? probe.Value : throw new System.Text.Json.JsonException("value: it must not be negative."),
        "a probe",
        3);
}

internal sealed record ProbeContract
{
    public int Format { get; init; }

    public required int Value { get; init; }

    public ProbeContract? Inner { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(ProbeContract))]
internal sealed partial class ProbeJsonContext : JsonSerializerContext;
