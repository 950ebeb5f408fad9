using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Plays;
using LifecycleKit.Segments;
using LifecycleKit.Stages;
using LifecycleKit.Tests.Conventions;
using LifecycleKit.Tests.Docs;
using LifecycleKit.Tests.Stages;

namespace LifecycleKit.Tests.Plays;

/// <summary>docs/plays.md says of the ready playbooks and kinds of customers what they are.</summary>
public class PresetPageTests
{
    private const string PlayHeader = "| For | When | Channel | Play | Goal | Priority | Rests |";
    private const string CapHeader = "| Channel | At most | Quiet |";
    private const string KindHeader = "| Kind | Condition | Means |";

    private static readonly string[] Path = ["docs", "plays.md"];

    /// <summary>Segments and stages in the order of a customer's life.</summary>
    private static readonly List<string> Places =
        [.. SegmentMaps.FivePhase.Segments.Select(segment => segment.Name), .. LifecyclePresets.Retail.Stages.Select(stage => stage.Id)];

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
        var rows = ChannelIndex.All.Select(channel => CapRow(ChannelNames.Of(channel)[0], book.GetFrequencyCaps(channel), book.GetQuietHours(channel)))
            .Append(CapRow("all", book.FrequencyCaps, default)).ToList();
        Holds("## Presets", CapHeader, rows);
    }

    [Fact]
    public void Kinds_OfThePage_AreThoseOfTheCode() => Assert.Equal(
        new[]
        {
            Kind("FirstTimeVisitor(\"ad\")", CustomerTypes.FirstTimeVisitor("ad")), Kind("ReturnedWithoutBuying", CustomerTypes.ReturnedWithoutBuying),
            Kind("Vip", CustomerTypes.Vip), Kind("VipFrom(500)", CustomerTypes.VipFrom(500)), Kind("LapsedBigSpender", CustomerTypes.LapsedBigSpender),
            Kind("LapsedBigSpenderFrom(500)", CustomerTypes.LapsedBigSpenderFrom(500)), Kind("OneTimeBuyerPast(45)", CustomerTypes.OneTimeBuyerPast(45)),
            Kind("DiscountOnlyBuyer", CustomerTypes.DiscountOnlyBuyer),
        },
        MarkdownPage.Read(Path).Section("### Kinds of customers").Table(KindHeader).Select(row => $"{row[0]}: {row[1]}"));

    private static string Kind(string name, Condition kind) => $"{name}: {kind}";

    private static string PlayRow(Play play) => string.Join(" | ",
        play.Stages.IsEmpty && play.Segments.IsEmpty ? "all" : string.Join(", ", play.Segments.Concat(play.Stages).OrderBy(place => Places.IndexOf(place))),
        play.When?.ToString() ?? "–", ChannelNames.Of(play.Channel)[0], play.Key, play.Goal, $"{play.Priority}", $"{play.Cooldown.Days} d");

    private static string CapRow(string channel, IEnumerable<FrequencyCap> caps, QuietHours quiet) => string.Join(" | ",
        channel, string.Join(", ", caps.Select(Cap)), quiet.HasHours ? FormattableString.Invariant($"{quiet.From:HH:mm} to {quiet.To:HH:mm}") : "–");

    private static string Cap(FrequencyCap cap) =>
        cap.Rolling > TimeSpan.Zero ? $"{cap.MaxCount} in {cap.Rolling.Days} × 24 h" : cap.CalendarDays == 1 ? $"{cap.MaxCount} a day" : $"{cap.MaxCount} in {cap.CalendarDays} days";

    private static int Place(Play play) => play.Segments.Concat(play.Stages).Select(place => Places.IndexOf(place)).DefaultIfEmpty(int.MaxValue).Min();

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
