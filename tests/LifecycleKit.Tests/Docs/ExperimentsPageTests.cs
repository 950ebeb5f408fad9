#region usings
using LifecycleKit.Customers;
using LifecycleKit.Experiments;
#endregion
using System.Globalization;
using LifecycleKit.Tests.Experiments;

namespace LifecycleKit.Tests.Docs;

/// <summary>The section of docs/experiments.md on assignment: its examples are the regions here, its vectors those of the tests.</summary>
public class ExperimentsPageTests
{
    private static readonly MarkdownPage Section = MarkdownPage.Read("docs", "experiments.md").Section("## Assignment");

    [Fact]
    public void Examples_EveryCodeBlock_IsARegionThatRuns() => Assert.Equal(
        MarkdownPage.Regions(MarkdownPage.Text("tests", "LifecycleKit.Tests", "Docs", "ExperimentsPageTests.cs"))
            .Order(StringComparer.Ordinal),
        Section.Blocks("csharp").Order(StringComparer.Ordinal));

    [Fact]
    public void Vectors_OfThePage_AreThoseOfTheTests() => Assert.Equal(
        BucketVectors.All.Select(vector => $"{Escaped(vector.Salt)} {Escaped(vector.SubjectKey)} {vector.Bucket}"),
        Section.Table("| Salt | Subject key | Bucket |").Select(row => string.Join(' ', row)));

    [Fact]
    public void Assignment_OfManyCustomers_RunsAsThePageSays()
    {
        var shopZone = TimeZoneInfo.Utc;

        #region define
        var experiment = Experiment.Create(new ExperimentOptions
        {
            Key = "win-back", Control = "control",
            // half of all stay outside
            Arms = [new() { Key = "control", BasisPoints = 2_500 }, new() { Key = "voucher", BasisPoints = 2_500 }],
            From = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero),
        });
        // no campaign reaches these
        var everyone = new UniversalControl { BasisPoints = 500, RedrawMonths = 12, TimeZone = shopZone };
        #endregion

        var events = new List<CustomerEvent>();
        var (now, sent) = (experiment.From!.Value.AddDays(1), 0);
        for (var i = 0; i < 4_000; i++) Meet($"{i}", []);
        // 4 000 draws: 95 % of a quarter each, 950 expected, standard deviation 27; six of them on either side.
        Assert.InRange(sent, 788, 1_112);
        Assert.InRange(events.Count - sent, 788, 1_112);

        #region grow
        var grown = experiment.WithShare("control", 4_000).WithShare("voucher", 4_000);
        var kept = grown.ToOptions();                                          // keep these: the buckets in them decide the arms
        var same = Experiment.Create(kept);
        #endregion

        Assert.Equal("win-back: control 40%, voucher 40%", same.ToString());
        Assert.Equal(["0-2499,5000-6499", "2500-4999,6500-7999"], same.Arms.Select(arm => arm.Buckets));
        var subject =
            Enumerable.Range(0, 1_000).Select(i => $"{i}").First(key => !everyone.Contains(key, now) && experiment.ArmOf(key) is null);
        (events, sent) = ([], 0);
        Meet(subject, [experiment.Exposure(now, experiment.Arms[1])]);
        Assert.Equal((1, 1), (events.Count, sent));

        void Meet(string subjectKey, CustomerEvent[] pastEvents)
        {
            Action<CustomerEvent> record = events.Add;
            Action<string> send = _ => sent++;

            #region assign
            if (!everyone.Contains(subjectKey, now) && experiment.IsRunning(now))
            {
                var exposure = experiment.ExposureOf(pastEvents);                  // the first one counts
                if (experiment.ArmOf(subjectKey, exposure.Arm) is { } arm)         // null: outside
                {
                    record(experiment.Exposure(now, arm));                         // in the control too
                    if (arm.Key == "voucher") send("voucher-20");
                }
            }
            #endregion
        }
    }

    [Fact]
    public void Epoch_OfTheExample_IsAsThePageSays()
    {
        var control = new UniversalControl { RedrawMonths = 3 };
        var february = new DateTimeOffset(2026, 2, 14, 0, 0, 0, TimeSpan.Zero);
        Assert.Equal(new DateTimeOffset(2026, 4, 1, 0, 0, 0, TimeSpan.Zero), control.GetNextRedraw(february));
        Assert.All(Enumerable.Range(0, 1_000), i => Assert.Equal(
            SubjectBucket.Of("universal-control#8100", $"{i}") < 500, control.Contains($"{i}", february)));
    }

    /// <summary>Whatever is not printed, or could be mistaken, by its UTF-16 code.</summary>
    private static string Escaped(string text) => string.Concat(
        text.Select(c => c is > ' ' and <= '~' ? c.ToString() : string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}")));
}
