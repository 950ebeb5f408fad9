using FsCheck.Fluent;
using LifecycleKit.Customers;
using LifecycleKit.Plays;
using LifecycleKit.Tests.Stages;

namespace LifecycleKit.Tests.Plays;

public class PlaybookDecideLawTests
{
    [Fact]
    public void Decide_AnyCase_EqualsTheNaiveDecision()
    {
        var seen = new Exercise();
        Law.Holds(PlayCase.Cases, x => PlayLaw.Check(x, seen));
        seen.AssertAtLeast(
            [.. Enum.GetValues<PlayOutcome>().Except([PlayOutcome.OtherSegment, PlayOutcome.ConditionUnknown])
                .Select(outcome => ($"plays {outcome}", 50L))]);
    }

    [Fact]
    public void Evaluate_AnyPlay_DiffersFromTheDecisionOnlyWhereAnotherPlayTakesThePlace()
    {
        var seen = new Exercise();
        Law.Holds(PlayCase.Cases, x =>
        {
            foreach (var decided in x.Book.Decide(x.ToInput()).Results.ToArray())
            {
                var alone = x.Book.Evaluate(decided.Play, x.ToInput());
                seen.Count(decided == alone ? $"same {alone.Outcome}" : $"{decided.Outcome} but {alone.Outcome}");
                if (decided == alone) continue;
                Assert.True(decided.Outcome is PlayOutcome.LostTo or PlayOutcome.Capped && decided.Until is null, $"{decided}");
                Assert.True(
                    alone.Outcome is PlayOutcome.Chosen or PlayOutcome.UniversalControl or PlayOutcome.HeldOut or PlayOutcome.OtherArm,
                    $"{decided} but {alone}");
            }
        });
        seen.AssertAtLeast(
            [("same Chosen", 50L), ("same Capped", 50L), ("LostTo but Chosen", 50L), ("LostTo but HeldOut", 20L), ("Capped but Chosen", 5L)]);
    }

    [Fact]
    public void Decide_WithinUniversalControl_ChoosesNothing()
    {
        var members = 0;
        Law.Holds(PlayCase.Cases, x =>
        {
            if (x.Book.ControlGroup is not { } control || !control.Contains(x.Subject, x.At)) return;
            members++;
            Assert.True(x.Book.Decide(x.ToInput()).Chosen.IsEmpty);
        });
        Assert.InRange(members, 50, 2_000);
    }

    [Fact]
    public void Decide_WithoutConsent_ChoosesNothingThatNeedsIt() => Law.Holds(PlayCase.Cases, x =>
    {
        foreach (var result in x.Book.Decide(x.ToInput()).Chosen.ToArray())
        {
            var (play, consents) = (result.Play, x.History.Consents);
            if (play.Consent == ConsentNeed.None) continue;
            if (consents.TryGet(play.Channel, "", out var general)) Assert.True(general.HoldsAt(x.At));
            if (consents.TryGet(play.Channel, play.Category, out var category)) Assert.True(category.HoldsAt(x.At));
            Assert.True(
                x.History.Profile.Contacts.IsContactable(play.Channel, x.At) || consents.TryGet(play.Channel, play.Category, out _));
        }
    });

    [Fact]
    public void Decide_UnderAnySchedule_NeverExceedsACap() => Law.Holds(
        from x in PlayCase.Cases
        from gaps in Gen.ArrayOf(Gen.Elements(0, 1, 20, 60, 600, 1_440, 3_000)).Resize(40)
        select (x, gaps),
        c =>
        {
            var x = c.x with { History = new CustomerHistory() };
            foreach (var channel in new[] { Channels.Email, Channels.Sms, Channels.OnSite })
                x.History.Apply(CustomerEvent.ConsentChanged(x.At.AddDays(-9), channel, true));
            foreach (var gap in c.gaps)
            {
                x = x with { At = x.At.AddMinutes(gap) };
                foreach (var result in x.Book.Decide(x.ToInput()).Chosen.ToArray())
                {
                    x.History.Apply(CustomerEvent.Message(CustomerEventKind.MessageSent, x.At, result.Play.Key, result.Play.Channel));
                    Assert.True(x.Budget.TryTake(result.Play, CalendarDays.DateOf(x.At, PlayCase.Shop)));
                }

                // Every window that ends now; earlier windows are already checked.
                Assert.All(x.Book.FrequencyCaps, cap => Assert.InRange(NaivePlays.Count(x, cap, _ => true), 0, cap.MaxCount));
                Assert.All(
                    x.Book.GetFrequencyCaps(Channels.Email),
                    cap => Assert.InRange(NaivePlays.Count(x, cap, message => message.Channel == Channels.Email), 0, cap.MaxCount));
                Assert.All(x.Book.Plays, play =>
                {
                    Assert.All(
                        play.FrequencyCaps,
                        cap => Assert.InRange(NaivePlays.Count(x, cap, message => message.Play == play.Key), 0, cap.MaxCount));
                    if (play.Cooldown > TimeSpan.Zero)
                    {
                        Assert.InRange(
                            NaivePlays.Count(x, FrequencyCap.InWindow(1, play.Cooldown), message => message.Play == play.Key), 0, 1);
                    }
                });
            }
        },
        count: 500);

    [Fact]
    public void Until_OfAReasonThatTimeEnds_IsTheFirstInstantWithoutIt() => Law.Holds(PlayCase.Cases, x =>
    {
        // Later messages could block the play again.
        if (x.History.Messages.Count > 0 && x.History.Messages[x.History.Messages.Count - 1].SentAt > x.At) return;
        foreach (var result in x.Book.Decide(x.ToInput()).Results.ToArray().Where(result => result.Until is not null))
        {
            var until = result.Until!.Value;
            Assert.True(until > x.At);
            // Before that instant, only an earlier check may be the reason; at that instant, other plays may use up the caps.
            var before = ResultAt(until.AddTicks(-1));
            Assert.True(before.Outcome != PlayOutcome.Chosen && before.Outcome <= result.Outcome, $"{result}, a tick before: {before}");
            var then = ResultAt(until);
            Assert.True(then.Outcome != result.Outcome || then.Until is null, $"{result}, then: {then}");

            PlayResult ResultAt(DateTimeOffset at)
            {
                var later = x with { At = at };
                return later.Book.Decide(later.ToInput()).Results.ToArray().Single(other => other.Play == result.Play);
            }
        }
    });

    [Fact]
    public void Decide_IntoABuffer_AllocatesNothing()
    {
        var cases = Gen.Sample(PlayCase.Cases, 40);
        var decision = new PlayDecision();
        foreach (var x in cases) x.Book.Decide(x.ToInput(), decision);
        foreach (var x in cases)
        {
            var context = new LifecycleKit.Conditions.FactContext(PlayCase.Shop);
            Assert.Equal(0, Allocation.Of(() => x.Book.Decide(
                new PlayInput(x.Subject, x.History, x.At, context) { TimeZone = x.Zone, Budget = x.Budget }, decision)));
        }
    }
}
