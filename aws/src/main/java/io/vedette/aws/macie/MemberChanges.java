package io.vedette.aws.macie;

import io.vedette.aws.macie.MacieMember.State;
import io.vedette.aws.organizations.AccountEmails;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.Update;
import software.amazon.awssdk.services.macie2.Macie2Client;
import software.amazon.awssdk.services.macie2.model.ConflictException;
import software.amazon.awssdk.services.macie2.model.MacieStatus;
import software.amazon.awssdk.services.macie2.model.ResourceNotFoundException;
import software.amazon.awssdk.services.macie2.model.ValidationException;

/** Enrols members, suspends them, brings them back and lets them go. */
final class MemberChanges {

    private static final Result ENROLLING = new Result.Pending("Macie to enrol the account");

    private final AccountEmails emails;
    private final FormerSessions former;

    MemberChanges(AccountEmails emails, FormerSessions former) {
        this.emails = emails;
        this.former = former;
    }

    Result enrol(Macie2Client macie, Resource<State> member) {
        String account = account(member);
        String email = emails.all().get(member.target().account());
        if (email == null) {
            return new Result.Refused("the account is not listed in the organization");
        }
        try {
            macie.createMember(
                    request -> request.account(detail -> detail.accountId(account).email(email)));
        } catch (ConflictException refused) {
            // It is a member already: of this administrator, or of another one.
            return MemberReader.relationship(macie, account) == null
                    ? new Result.Refused(Answers.why(refused))
                    : wake(macie, member);
        } catch (ValidationException refused) {
            return new Result.Refused(Answers.why(refused));
        }
        return wake(macie, member);
    }

    /** An account whose Macie was suspended is enrolled suspended. */
    private static Result wake(Macie2Client macie, Resource<State> member) {
        return switch (MemberReader.relationship(macie, account(member))) {
            case "Enabled" -> Result.done();
            case "Paused" -> {
                setStatus(macie, member, MacieStatus.ENABLED);
                yield Result.done();
            }
            case null, default -> ENROLLING;
        };
    }

    /** From whatever the account is to what it is to be: a member, suspended or not, or none. */
    Result change(Macie2Client macie, Update<State> update) {
        Resource<State> member = update.resource();
        State desired = member.desired();
        boolean isMember = update.before().session() == null;
        if (desired.session() != null) {
            return isMember ? letGo(macie, member, desired.session()) : Result.done();
        }
        if (!isMember) {
            return enrol(macie, member);
        }
        setStatus(
                macie,
                member,
                desired.equals(State.PAUSED) ? MacieStatus.PAUSED : MacieStatus.ENABLED);
        return Result.done();
    }

    private static void setStatus(Macie2Client macie, Resource<State> member, MacieStatus status) {
        macie.updateMemberSession(it -> it.id(account(member)).status(status));
    }

    /**
     * Lets a member go with what it had. The administrator forgets the member last: should anything
     * before that fail, it is still there to be removed again.
     */
    Result remove(Macie2Client macie, Removal<State> removal) {
        Resource<State> member = removal.resource();
        State underneath =
                removal.underneath().orElse(State.apart(State.NO_MEMBER, FormerSession.NONE));
        FormerSession session =
                underneath.session() == null ? FormerSession.UNKNOWN : underneath.session();
        Result result = letGo(macie, member, session);
        if (result instanceof Result.Refused) {
            return result;
        }
        ifListed(() -> macie.deleteMember(it -> it.id(account(member))));
        return result;
    }

    private Result letGo(Macie2Client macie, Resource<State> member, FormerSession session) {
        if (session.status().equals(FormerSession.PAUSED)) {
            ifListed(() -> setStatus(macie, member, MacieStatus.PAUSED));
        }
        ifListed(() -> macie.disassociateMember(it -> it.id(account(member))));
        return former.restore(member.target(), session);
    }

    /** Macie calls an account that is no member any more not found, or not valid. */
    private static void ifListed(Runnable call) {
        try {
            call.run();
        } catch (ResourceNotFoundException | ValidationException gone) {
            // It is as it should be.
        }
    }

    private static String account(Resource<State> member) {
        return member.target().account().value();
    }
}
