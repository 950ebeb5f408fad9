using System.Collections.Frozen;
using System.Text;
using UtfUnknown;

namespace LifecycleKit.Import;

/// <summary>Decides the encoding of bytes that are not UTF-8.</summary>
internal static class LegacyEncodings
{
    /// <summary>The confidence of the detector from which it is believed.</summary>
    private const float EnoughConfidence = 0.8f;

    /// <summary>The difference of confidence at which two encodings are both possible.</summary>
    private const float NearConfidence = 0.1f;

    /// <summary>The number of letters beyond ASCII below which the detector cannot tell the languages of Europe apart.</summary>
    private const int EnoughLetters = 100;

    /// <summary>The same for scripts of which all letters are beyond ASCII.</summary>
    private const int EnoughLettersOfAScript = 32;

    private const int Big5 = 950;

    /// <summary>About a third of the letters in Big5 end with a byte of ASCII, none in EUC-KR.</summary>
    private const double LowTrailShare = 0.1;

    /// <summary>Letters with accents stand alone in the languages of Western Europe; letters of other scripts stand together.</summary>
    private const double WesternRunLength = 1.5;

    /// <summary>Encodings that differ in few signs, or of which one contains the other.</summary>
    private static readonly FrozenDictionary<string, string> Supersets = new Dictionary<string, string>
    {
        ["iso-8859-1"] = "windows-1252", ["iso-8859-15"] = "windows-1252", ["ascii"] = "windows-1252", ["us-ascii"] = "windows-1252",
        ["gb2312"] = "gb18030", ["gbk"] = "gb18030", ["hz-gb-2312"] = "gb18030", ["x-cp50227"] = "gb18030",
        ["iso-8859-9"] = "windows-1254", ["uhc"] = "euc-kr", ["cp949"] = "euc-kr", ["ks_c_5601-1987"] = "euc-kr",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Decides the encoding of bytes beyond ASCII, given with their surroundings.</summary>
    /// <exception cref="ImportException">The bytes do not decide.</exception>
    public static TextEncoding Choose(ReadOnlySpan<byte> sample, FileContent content, long firstIndex)
    {
        using var stream = content.Open();
        var line = Utf8Scan.LineOf(stream, firstIndex);
        var found = Detect(sample);
        var isWestern = IsWestern(sample);
        if (found.Count > 0 && found[0].Confidence >= EnoughConfidence
            && (found.Count == 1 || found[0].Confidence - found[1].Confidence >= NearConfidence)
            && IsEnough(found[0].Encoding, sample, isWestern))
        {
            return EncodingSearch.Note(found[0].Encoding, "The bytes beyond ASCII decided", line);
        }

        if (isWestern)
            return EncodingSearch.Note(TextEncoding.Find("windows-1252")!, "The bytes beyond ASCII fit Western languages", line);

        var names = string.Join(", ", found.Take(3).Select(other => other.Encoding.WebName));
        var possible = names.Length > 0 ? $" (possible: {names})" : string.Empty;
        throw Refusal.Encoding(
            $"The text is not UTF-8, and its bytes do not decide the encoding{possible}.",
            "Set Encoding (--encoding), for example windows-1252, shift_jis or gb18030.", line);
    }

    /// <summary>Returns the possible encodings, the likeliest first.</summary>
    private static List<(Encoding Encoding, float Confidence)> Detect(ReadOnlySpan<byte> sample)
    {
        List<(Encoding Encoding, float Confidence)> found = [];
        foreach (var detail in CharsetDetector.DetectFromBytes(sample).Details.OrderByDescending(detail => detail.Confidence))
        {
            var name = Supersets.GetValueOrDefault(detail.EncodingName, detail.EncodingName);
            if (TextEncoding.Find(name) is not { } encoding || encoding.CodePage == 65001
                || found.Any(other => other.Encoding.CodePage == encoding.CodePage))
            {
                continue;
            }

            if (IsValid(encoding, sample)) found.Add((encoding, detail.Confidence));
        }

        return found;
    }

    private static bool IsValid(Encoding encoding, ReadOnlySpan<byte> sample)
    {
        // The sample may end within a letter, which costs at most its last bytes.
        var lenient = (Encoding)encoding.Clone();
        lenient.DecoderFallback = new DecoderReplacementFallback("\uFFFF");
        var text = lenient.GetString(sample);
        return text.AsSpan(0, Math.Max(0, text.Length - 2)).IndexOf('\uFFFF') < 0;
    }

    /// <summary>Whether the bytes are enough for the detector: short Cyrillic texts look Greek to it, and Korean ones Chinese.</summary>
    private static bool IsEnough(Encoding encoding, ReadOnlySpan<byte> sample, bool isWestern)
    {
        int letters = 0, pairs = 0, lowTrails = 0;
        for (var i = 0; i < sample.Length; i++)
        {
            if (sample[i] < 0x80) continue;
            letters++;
            if (i + 1 == sample.Length || sample[i + 1] < 0x40) continue;
            pairs++;
            if (sample[++i] < 0x80) lowTrails++;
            else letters++;
        }

        if (encoding.IsSingleByte) return letters >= (isWestern ? EnoughLetters : EnoughLettersOfAScript);
        return !isWestern && (encoding.CodePage != Big5 || lowTrails >= pairs * LowTrailShare);
    }

    private static bool IsWestern(ReadOnlySpan<byte> sample)
    {
        int letters = 0, runs = 0;
        var wasHigh = false;
        foreach (var value in sample)
        {
            // Unused, or signs such as a dagger, which first bytes of Japanese letters are more often.
            if (value is 0x81 or 0x8D or 0x8F or 0x90 or 0x9D or 0x83 or (>= 0x86 and <= 0x89) or 0x98) return false;
            var isHigh = value >= 0x80;
            if (isHigh) letters++;
            if (isHigh && !wasHigh) runs++;
            wasHigh = isHigh;
        }

        return letters <= runs * WesternRunLength;
    }
}
