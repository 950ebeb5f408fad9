using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Customers;
using LifecycleKit.Plays;

namespace LifecycleKit.Tests.Plays;

/// <summary>Generated lives in which nothing was sent yet, so that no cap and no cooldown blocks a play.</summary>
internal static class LifeGen
{
    public static Gen<PlayLife> Of(Playbook book) =>
        from count in Gen.Choose(0, 16)
        from steps in Gen.ArrayOf(Step, count)
        select steps.Aggregate(new PlayLife(book), (life, step) => step(life));

    private static Gen<Func<PlayLife, PlayLife>> Step { get; } = Gen.Frequency<Func<PlayLife, PlayLife>>(
        (5, Ordered()),
        (4, Gen.Elements(1, 10, 31, 46, 91, 181, 250).Select(days => (Func<PlayLife, PlayLife>)(life => life.Pass(days)))),
        (2, Gen.Constant<Func<PlayLife, PlayLife>>(life => life.Refund())),
        (2, Gen.Elements("ad", "mail", null).Select(source => (Func<PlayLife, PlayLife>)(life => life.Visit(source)))),
        (1, Gen.Elements(Channels.Email, Channels.All).Select(channels => (Func<PlayLife, PlayLife>)(life => life.Meet(channels)))),
        (1, Gen.Constant<Func<PlayLife, PlayLife>>(life => life.Unsubscribe())));

    private static Gen<Func<PlayLife, PlayLife>> Ordered() =>
        from count in Gen.Elements(1, 1, 1, 2, 4)
        from total in Gen.Elements(20m, 100m, 500m)
        from discount in Gen.Elements(0m, 0m, 5m)
        from daysAgo in Gen.Elements(0, 0, 0, 100, 200)
        select (Func<PlayLife, PlayLife>)(life => life.Order(count, total, discount, daysAgo));
}
