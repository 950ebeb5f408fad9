using LifecycleKit.Customers;
using LifecycleKit.Tracking;
using Microsoft.EntityFrameworkCore;
using Shop.Data;

namespace Shop.Hooks;

/// <summary>Reviews and answers to the question whether the customer would recommend the shop.</summary>
public sealed class OpinionHook(ShopDbContext db, ILifecycleTracker tracker, PendingEvents pending, TimeProvider clock)
{
    #region review-hook
    /// <summary>Saves a review: a row of the shop, and so an event in the same transaction.</summary>
    /// <returns>Whether the shop has the product.</returns>
    public async Task<bool> ReviewAsync(string customerId, string productId, int rating, string? text, CancellationToken cancellationToken)
    {
        if (!await db.Products.AnyAsync(product => product.Id == productId, cancellationToken)) return false;
        var review = new ProductReview
        {
            Id = Guid.CreateVersion7().ToString("N"),
            CustomerId = customerId,
            ProductId = productId,
            Rating = rating,
            Text = text,
            WrittenAt = clock.GetUtcNow(),
        };
        db.Reviews.Add(review);
        db.RecordLifecycle(customerId, CustomerEvent.Review(review.WrittenAt, rating, eventId: review.Id));
        await db.SaveChangesAsync(cancellationToken);
        await pending.ApplyAsync(cancellationToken);
        return true;
    }
    #endregion

    #region nps-hook
    /// <summary>Records an answer from 0 to 10. The shop has no table of answers: the lifecycle is where it is kept.</summary>
    public async Task AnswerAsync(string customerId, int score, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        // One answer a day: a double click is a duplicate.
        var id = FormattableString.Invariant($"nps:{now:yyyy-MM-dd}");
        await tracker.RecordAsync(customerId, CustomerEvent.SurveyAnswer(now, SurveyKind.Nps, score, eventId: id), cancellationToken);
    }
    #endregion
}
