using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Customers;
using LifecycleKit.Experiments;
using LifecycleKit.Plays;
using LifecycleKit.Tests.Stages;

namespace LifecycleKit.Tests.Plays;

/// <summary>Generated playbooks, declared in C#, which use every member.</summary>
internal static class PlaybookGen
{
    private static readonly string[] Names = ["x", "Spiel für \"alle\"\n", "5", "true", " spaced ", "名前 😀", "</script>"];
    private static readonly Channels[] Single =
        [Channels.Email, Channels.Sms, Channels.Push, Channels.OnSite, Channels.InPerson, Channels.Custom];

    public static Gen<Playbook> Playbook { get; } =
        from name in Gen.Elements(Names)
        from caps in Caps()
        from channelCaps in Gen.ArrayOf(Caps(), 2)
        from channels in Gen.ArrayOf(Gen.Choose(1, 63).Select(set => (Channels)set), 2)
        from quiet in Gen.ArrayOf(Quiet(), 2)
        from control in Control()
        from experiments in Gen.Choose(0, 2)
        from shares in Gen.ArrayOf(Gen.Choose(0, 3_000), 6)
        from plays in Gen.Choose(1, 5).SelectMany(count => Gen.ArrayOf(Play(), count))
        select LifecycleKit.Plays.Playbook.Build(name, book =>
        {
            foreach (var cap in caps) book.FrequencyCap(cap);
            for (var i = 0; i < 2; i++)
            {
                foreach (var cap in channelCaps[i]) book.FrequencyCapOn(Single[(i + (int)channels[i]) % 6], cap);
            }

            book.QuietHours(channels[0], quiet[0]);
            if ((channels[1] & ~channels[0]) is var others && others != Channels.None) book.QuietHours(others, quiet[1]);
            if (control is not null) book.ControlGroup(control);
            for (var i = experiments - 1; i >= 0; i--) book.Experiment(Experiment($"e{i}, \"é\"", shares[(3 * i)..(3 * i + 3)]));
            for (var i = 0; i < plays.Length; i++) book.Play($"play {i}.€", play => plays[i](play, experiments));
        });

    private static Experiment Experiment(string key, int[] shares) => LifecycleKit.Experiments.Experiment.Create(new ExperimentOptions
    {
        Key = key,
        Salt = shares[0] % 2 == 0 ? null : "other salt",
        Arms = [.. shares.Select((share, i) => new ExperimentArmOptions { Key = $"arm {i}", BasisPoints = share })],
        Control = "arm 1",
        From = shares[1] % 2 == 0 ? null : new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.FromHours(2)).AddTicks(shares[1]),
        To = shares[2] % 2 == 0 ? null : new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero),
    }).WithShare("arm 0", shares[1]);

    private static Gen<UniversalControl?> Control() =>
        from exists in Gen.Elements(true, false)
        from share in Gen.Choose(0, 10_000)
        from salt in Gen.Elements("universal-control", "säl t")
        from months in Gen.Elements(0, 3, 1_200)
        from zone in Gen.Elements("UTC", "Europe/Berlin")
        select exists
            ? new UniversalControl { BasisPoints = share, Salt = salt, RedrawMonths = months,
                TimeZone = TimeZoneInfo.FindSystemTimeZoneById(zone) }
            : null;

    private static Gen<Action<PlayBuilder, int>> Play() =>
        from channel in Gen.Elements(Single)
        from texts in Gen.ArrayOf(Gen.Elements(["", .. Names]), 5)
        from need in Gen.Elements(Enum.GetValues<ConsentNeed>())
        from stages in Gen.Elements<string[]>([], ["a"], ["b", "a"], ["élite group", "1:2"])
        from segments in Gen.Elements<string[]>([], ["Champions"], ["At Risk", "名前 😀", "x"])
        from when in Gen.ArrayOf(DeclarationGen.ConditionOf(onTime: true, depth: 3), 2)
        from conditions in Gen.Choose(0, 2)
        from numbers in Gen.ArrayOf(Gen.Choose(0, 9_999), 4)
        from priority in Gen.Elements(0, 0, 7, int.MinValue, int.MaxValue)
        from caps in Caps()
        from rest in Length()
        from arm in Gen.Choose(0, 2)
        from flags in Gen.Choose(0, 15)
        select (Action<PlayBuilder, int>)((play, experiments) =>
        {
            play.Channel(channel).Goal(texts[0]).Needs(need, texts[1]).InStage(stages).InSegment(segments).Priority(priority)
                .HeldOut(numbers[0]).Weight(1 + numbers[1] / 10);
            if (texts[2].Length > 0 && texts[2] != " ") play.ContentKey(texts[2]);
            if (texts[3].Length > 0) play.With(texts[3], texts[4]).With("A", "").With("a", "1");
            foreach (var one in when.Take(conditions)) play.When(one);
            foreach (var cap in caps) play.FrequencyCap(cap);
            if ((flags & 1) != 0) play.Cooldown(rest);
            if ((flags & 2) != 0) play.DailyBudget(1 + numbers[2]);
            if ((flags & 4) != 0 && experiments > 0) play.InArm($"e{numbers[3] % experiments}, \"é\"", $"arm {arm}");
        });

    private static Gen<FrequencyCap[]> Caps() => Gen.Choose(0, 3).SelectMany(count => Gen.ArrayOf(Gen.OneOf(
        Gen.Choose(1, 9).SelectMany(most => Length().Select(length => FrequencyCap.InWindow(most, length))),
        Gen.Choose(1, int.MaxValue).SelectMany(most => Gen.Elements(1, 2, 366).Select(days => FrequencyCap.InDays(most, days)))), count));

    private static Gen<QuietHours> Quiet() =>
        from minutes in Gen.Choose(0, 1_439)
        from length in Gen.Choose(1, 1_439)
        from ticks in Gen.Elements(0L, 0L, 1L, TimeSpan.TicksPerSecond * 5)
        let begin = TimeOnly.MinValue.Add(TimeSpan.FromMinutes(minutes))
        select QuietHours.Between(begin, begin.Add(TimeSpan.FromMinutes(length)).Add(TimeSpan.FromTicks(ticks)));

    private static Gen<TimeSpan> Length() => Gen.Elements(
        TimeSpan.FromTicks(1), TimeSpan.FromDays(7), TimeSpan.FromDays(400), TimeSpan.FromHours(36),
        TimeSpan.FromSeconds(59) + TimeSpan.FromTicks(9_999_999));
}
