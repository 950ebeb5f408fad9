using System.Text;
using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Stages;

namespace LifecycleKit.Tests.Stages;

/// <summary>Every text is either a lifecycle or rejected with a reason.</summary>
public class LifecycleJsonMutationTests
{
    /// <summary>Valid texts: the presets, and the valid texts of the corpus.</summary>
    private static readonly string[] Valid =
    [
        .. LifecyclePresets.All.Select(preset => preset.ToJson()),
        .. MalformedCase.All.Where(malformed => malformed.Diagnostics.Count == 0).Select(malformed => malformed.Json),
    ];

    private static readonly string[] Tokens =
        ["", "", "", "", "", "", "", "", "null", "true", "0", "-1", "1e9", "\"\"", "\"*\"", "\"Time\"", "{}", "[]", "{", "}", "[", "]", ",",
            ":", "\"when\":{},", "\\ud800", "\"format\":1,"];

    /// <summary>Valid texts, and lifecycles that use every feature.</summary>
    private static readonly Gen<string> AnyValid =
        Gen.OneOf(Gen.Elements(Valid), DeclarationGen.Lifecycle.Select(definition => definition.ToJson()));

    [Fact]
    public void Load_OfRandomBytes_FindsErrors() => Hold(
        Gen.Choose(0, 60).SelectMany(length => Gen.ArrayOf(Gen.Choose(0, 255), length))
            .Select(bytes => Encoding.Latin1.GetString([.. bytes.Select(x => (byte)x)])), 2_000);

    [Fact]
    public void Load_OfRandomJson_LoadsOrFindsErrors() =>
        Hold(Gen.Choose(0, int.MaxValue).Select(seed => new ShapedText(seed).Document()), 4_000);

    [Fact]
    public void Load_OfChangedBytes_LoadsOrFindsErrors() => Hold(
        from json in AnyValid.Select(Encoding.UTF8.GetBytes)
        from at in Gen.Choose(0, json.Length - 1)
        from length in Gen.Choose(0, 12)
        from change in Gen.Choose(0, 6)
        from x in Gen.Choose(0, 255)
        select Encoding.UTF8.GetString(change switch
        {
            0 => [.. json[..at], (byte)x, .. json.Skip(at + 1)],
            1 => [.. json[..at], .. json.Skip(at + length)],
            2 => [.. json[..at], (byte)x, .. json[at..]],
            3 => json[..at],
            _ => [.. json[..at], .. LetterOrDigit(json[at]), .. json.Skip(at + 1)],
        }),
        4_000);

    [Fact]
    public void Load_OfSwappedTokens_LoadsOrFindsErrors() => Hold(
        from json in AnyValid
        from token in Gen.Elements(Tokens)
        from swaps in Gen.ArrayOf(Gen.Choose(0, 1_000_000), 3)
        let parts = json.Split('"')
        let other = Swapped(parts, swaps[0] % parts.Length, swaps[1] % parts.Length)
        select token.Length == 0 ? other : json.Insert(swaps[2] % json.Length, token),
        4_000);

    /// <summary>Replaces a letter by a letter and a digit by a digit, so that the text often stays JSON.</summary>
    private static byte[] LetterOrDigit(byte x) => [x is >= (byte)'a' and < (byte)'z' or >= (byte)'0' and < (byte)'9' ? (byte)(x + 1) : x];

    private static string Swapped(string[] parts, int one, int two)
    {
        string[] swapped = [.. parts];
        (swapped[one], swapped[two]) = (swapped[two], swapped[one]);
        return string.Join('"', swapped);
    }

    private static void Hold(Gen<string> texts, int count)
    {
        var (loaded, refused) = (0, 0);
        Law.Holds(
            texts,
            json =>
            {
                var result = LifecycleDefinition.Load(json, TextCatalog.All);
                if (result.Definition is { } definition)
                {
                    loaded++;
                    Assert.Equal(definition.ContentHash, LifecycleDefinition.FromJson(definition.ToJson(), TextCatalog.All).ContentHash);
                }
                else
                {
                    refused++;
                    Assert.Contains(result.Diagnostics, diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
                }
            },
            count);
        TestContext.Current.TestOutputHelper?.WriteLine($"{loaded} loaded, {refused} were refused with a reason.");
    }
}
