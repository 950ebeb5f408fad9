using System.Text;
using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Conditions;
using LifecycleKit.Stages;

namespace LifecycleKit.Tests.Stages;

/// <summary>Whatever the text, it is either a lifecycle or refused with a reason.</summary>
public class LifecycleJsonMutationTests
{
    private static readonly byte[][] Valid =
        [.. LifecyclePresets.All.Select(preset => preset.ToJson()).Concat(MalformedCase.All.Select(malformed => malformed.Json)).Select(Encoding.UTF8.GetBytes)];

    private static readonly string[] Tokens =
        ["", "null", "true", "0", "-1", "1e9", "\"\"", "\"*\"", "\"Time\"", "{}", "[]", "{", "}", "[", "]", ",", ":", "\"When\":{},", "\\ud800", "\"format\":1,"];

    private static readonly string[] Members =
        [.. LifecycleJson.Shape.Members.Concat(LifecycleJson.Shape.Find("Rules")!.Part!.Members).Concat(ConditionShape.Condition.Members).Select(x => x.Name), "a", "r"];

    [Fact]
    public void Load_OfRandomBytes_FindsErrors() => Hold(
        Gen.Choose(0, 60).SelectMany(length => Gen.ArrayOf(Gen.Choose(0, 255), length)).Select(bytes => Encoding.Latin1.GetString([.. bytes.Select(x => (byte)x)])), 2_000);

    [Fact]
    public void Load_OfRandomJson_LoadsOrFindsErrors() =>
        Hold(Value(5).Select(value => value.StartsWith('{') ? $"{{\"format\":1,{value[1..]}".Replace(",}", "}", StringComparison.Ordinal) : value), 3_000);

    [Fact]
    public void Load_OfChangedBytes_LoadsOrFindsErrors() => Hold(
        from json in Gen.Elements(Valid)
        from at in Gen.Choose(0, Math.Max(0, json.Length - 1))
        from length in Gen.Choose(0, 12)
        from change in Gen.Choose(0, 3)
        from x in Gen.Choose(0, 255)
        select Encoding.UTF8.GetString(change switch
        {
            0 => [.. json[..at], (byte)x, .. json.Skip(at + 1)],
            1 => [.. json[..at], .. json.Skip(at + length)],
            2 => [.. json[..at], (byte)x, .. json[at..]],
            _ => json[..at],
        }),
        4_000);

    [Fact]
    public void Load_OfSwappedTokens_LoadsOrFindsErrors() => Hold(
        from json in Gen.Elements(Valid).Select(Encoding.UTF8.GetString)
        from token in Gen.Elements(Tokens)
        from swaps in Gen.ArrayOf(Gen.Choose(0, 10_000), 3)
        let parts = json.Split('"')
        let other = Swapped(parts, swaps[0] % parts.Length, swaps[1] % parts.Length)
        let at = other.Length == 0 ? 0 : swaps[2] % other.Length
        select token.Length == 0 ? other : other.Insert(at, token),
        4_000);

    private static string Swapped(string[] parts, int one, int two)
    {
        string[] swapped = [.. parts];
        (swapped[one], swapped[two]) = (swapped[two], swapped[one]);
        return string.Join('"', swapped);
    }

    private static Gen<string> Value(int depth)
    {
        var scalar = Gen.Elements("1", "-0", "2.50", "1e5", "true", "false", "null", "\"a\"", "\"b\"", "\"*\"", "\"Visit\"", "\"Time\"", "\"90d\"", "\"orders.count\"", "\"\"");
        if (depth == 0) return scalar;
        var value = Value(depth - 1);
        var members = Gen.Choose(0, 4).SelectMany(count => Gen.ArrayOf(Gen.Elements(Members).Zip(value), count));
        return Gen.Frequency(
            (1, scalar),
            (1, Gen.Choose(0, 3).SelectMany(count => Gen.ArrayOf(value, count)).Select(parts => $"[{string.Join(',', parts)}]")),
            (4, members.Select(parts => $"{{{string.Join(',', parts.Select(part => $"\"{part.Item1}\":{part.Item2}"))}}}")));
    }

    private static void Hold(Gen<string> texts, int count)
    {
        var (loaded, refused) = (0, 0);
        Law.Holds(
            texts,
            json =>
            {
                var result = LifecycleDefinition.Load(json, TextVocabulary.All);
                if (result.Definition is { } definition)
                {
                    loaded++;
                    Assert.Equal(definition.ContentHash, LifecycleDefinition.FromJson(definition.ToJson(), TextVocabulary.All).ContentHash);
                }
                else
                {
                    refused++;
                    Assert.Contains(result.Findings, finding => finding.Severity == FindingSeverity.Error);
                }
            },
            count);
        TestContext.Current.TestOutputHelper?.WriteLine($"{loaded} loaded, {refused} were refused with a reason.");
    }
}
