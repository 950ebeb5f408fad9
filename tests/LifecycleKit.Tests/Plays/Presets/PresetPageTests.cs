using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Plays;
using LifecycleKit.Segments;
using LifecycleKit.Stages;
using LifecycleKit.Tests.Conventions;
using LifecycleKit.Tests.Docs;
using LifecycleKit.Tests.Stages;

namespace LifecycleKit.Tests.Plays;

/// <summary>The tables of docs/plays.md have the content of the preset playbooks and of the customer types.</summary>
public class PresetPageTests
{
    private const string PlayHeader = "| For | When | Channel | Play | Goal | Priority | Cooldown |";
    private const string CapHeader = "| Channel | At most | Quiet |";
    private const string TypeHeader = "| Type | Condition | Meaning |";

    private static readonly string[] Path = ["docs", "plays.md"];

    /// <summary>The segments and stages in the order of the tables.</summary>
    private static readonly List<string> Places =
    [
        .. SegmentMaps.FivePhase.Segments.Select(segment => segment.Name), .. LifecyclePresets.Retail.Stages.Select(stage => stage.Id),
        .. LifecyclePresets.B2B.Stages.Select(stage => stage.Id),
    ];

    public static TheoryData<string> Names => [.. Playbooks.All.Select(book => book.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Plays_OfThePage_AreThoseOfThePreset(string name)
    {
        var rows = Playbooks.Find(name)!.Plays.OrderBy(Place).ThenByDescending(play => play.Priority).Select(PlayRow).ToList();
        Holds($"### {name}", PlayHeader, rows);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Caps_OfThePage_AreThoseOfEachPreset(string name)
    {
        var book = Playbooks.Find(name)!;
        var rows = ChannelIndex.All.Select(
            channel => CapRow(ChannelNames.Of(channel)[0], book.GetFrequencyCaps(channel), book.GetQuietHours(channel)))
            .Append(CapRow("all", book.FrequencyCaps, default)).ToList();
        Holds("## Presets", CapHeader, rows);
    }

    [Fact]
    public void Types_OfThePage_AreThoseOfTheCode() => Assert.Equal(
        new[]
        {
            TypeRow("FirstTimeVisitor(\"ad\")", CustomerTypes.FirstTimeVisitor("ad")),
            TypeRow("ReturnedWithoutBuying", CustomerTypes.ReturnedWithoutBuying),
            TypeRow("Vip", CustomerTypes.Vip), TypeRow("VipFrom(500)", CustomerTypes.VipFrom(500)),
            TypeRow("LapsedBigSpender", CustomerTypes.LapsedBigSpender),
            TypeRow("LapsedBigSpenderFrom(500)", CustomerTypes.LapsedBigSpenderFrom(500)),
            TypeRow("OneTimeBuyerPast(45)", CustomerTypes.OneTimeBuyerPast(45)),
            TypeRow("DiscountOnlyBuyer", CustomerTypes.DiscountOnlyBuyer),
        },
        MarkdownPage.Read(Path).Section("### Types of customers").Table(TypeHeader).Select(row => $"{row[0]}: {row[1]}"));

    private static string TypeRow(string name, Condition kind) => $"{name}: {kind}";

    private static string PlayRow(Play play) => string.Join(" | ",
        play.Stages.IsEmpty && play.Segments.IsEmpty
            ? "all" : string.Join(", ", play.Segments.Concat(play.Stages).OrderBy(place => Places.IndexOf(place))),
        play.When?.ToString() ?? "–", ChannelNames.Of(play.Channel)[0], play.Key, play.Goal, $"{play.Priority}", $"{play.Cooldown.Days} d");

    private static string CapRow(string channel, IEnumerable<FrequencyCap> caps, QuietHours quiet) => string.Join(" | ",
        channel, string.Join(", ", caps.Select(Cap)),
        quiet.HasHours ? FormattableString.Invariant($"{quiet.From:HH:mm} to {quiet.To:HH:mm}") : "–");

    private static string Cap(FrequencyCap cap) =>
        cap.Rolling > TimeSpan.Zero
            ? $"{cap.MaxCount} in {cap.Rolling.Days} × 24 h"
            : cap.CalendarDays == 1 ? $"{cap.MaxCount} a day" : $"{cap.MaxCount} in {cap.CalendarDays} days";

    private static int Place(Play play) =>
        play.Segments.Concat(play.Stages).Select(place => Places.IndexOf(place)).DefaultIfEmpty(int.MaxValue).Min();

    private static void Holds(string heading, string header, List<string> rows)
    {
        if (GoldenFile.IsUpdating)
        {
            var lines = MarkdownPage.Text(Path).Split('\n').ToList();
            var start = lines.IndexOf(header, lines.IndexOf(heading)) + 2;
            var end = lines.FindIndex(start, line => !line.StartsWith('|'));
            lines.RemoveRange(start, end - start);
            lines.InsertRange(start, rows.Select(row => $"| {row} |"));
            File.WriteAllText(System.IO.Path.Combine([Repository.Root, .. Path]), string.Join('\n', lines));
        }

        Assert.Equal(rows, MarkdownPage.Read(Path).Section(heading).Table(header).Select(cells => string.Join(" | ", cells)));
    }
}
