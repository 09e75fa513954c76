//! How values stand in columns: days as ISO text, moments as RFC 3339 in UTC, closed sets as their word, ids as numbers.
//!
//! Only the store knows this; `domain/` has no idea of SQL.

use std::str::FromStr;

use chrono::{DateTime, NaiveDate, NaiveTime, SecondsFormat, Timelike, Utc};
use rusqlite::types::{FromSqlError, Value, ValueRef};
use uuid::Uuid;

use crate::domain::action::{ActionStatus, Owner};
use crate::domain::feedback::{Direction, FeedbackKind, Response};
use crate::domain::goal::{Area, GoalStatus, Help};
use crate::domain::meeting::{MeetingKind, MeetingStatus, Side, Talk};
use crate::domain::mentorship::{Arrangement, MentorshipStatus, Phase, Phases, Role};
use crate::domain::question::Theme;
use crate::domain::reading::ReadingStatus;
use crate::domain::review::Period;
use crate::domain::topic::TopicStatus;
use crate::domain::{
    ActionId, AgendaLineId, AgreementId, AnswerId, CheckInId, ContactId, DecisionId, FeedbackId, GoalId, MeetingId,
    MeetingMoveId, MentorshipId, MilestoneId, PersonId, ProgressId, QuestionId, ReadingId, ReviewId, TakeawayId,
    TemplateId, TopicId,
};

/// The last second of the year 9999, where RFC 3339 ends: in UTC some zones are beyond it before their own year is over.
const LAST_SECOND: i64 = 253_402_300_799;

/// A value that a column can hold.
pub(super) trait Column: Sized {
    fn to_sql(&self) -> Value;
    fn from_sql(value: ValueRef<'_>) -> Result<Self, FromSqlError>;
}

impl<T: Column> Column for Option<T> {
    fn to_sql(&self) -> Value {
        self.as_ref().map_or(Value::Null, T::to_sql)
    }

    fn from_sql(value: ValueRef<'_>) -> Result<Self, FromSqlError> {
        if value == ValueRef::Null { Ok(None) } else { T::from_sql(value).map(Some) }
    }
}

impl Column for String {
    fn to_sql(&self) -> Value {
        Value::Text(self.clone())
    }

    fn from_sql(value: ValueRef<'_>) -> Result<Self, FromSqlError> {
        value.as_str().map(str::to_owned)
    }
}

impl Column for bool {
    fn to_sql(&self) -> Value {
        Value::Integer(i64::from(*self))
    }

    fn from_sql(value: ValueRef<'_>) -> Result<Self, FromSqlError> {
        value.as_i64().map(|number| number != 0)
    }
}

impl Column for NaiveTime {
    fn to_sql(&self) -> Value {
        let format = if self.second() == 0 { "%H:%M" } else { "%H:%M:%S" };
        Value::Text(self.format(format).to_string())
    }

    fn from_sql(value: ValueRef<'_>) -> Result<Self, FromSqlError> {
        let text = value.as_str()?;
        NaiveTime::parse_from_str(text, "%H:%M").or_else(|_| NaiveTime::parse_from_str(text, "%H:%M:%S")).map_err(wrong)
    }
}

impl Column for DateTime<Utc> {
    fn to_sql(&self) -> Value {
        let last = DateTime::from_timestamp(LAST_SECOND, 0).unwrap_or(*self);
        Value::Text((*self).min(last).to_rfc3339_opts(SecondsFormat::AutoSi, true))
    }

    fn from_sql(value: ValueRef<'_>) -> Result<Self, FromSqlError> {
        DateTime::parse_from_rfc3339(value.as_str()?).map(|moment| moment.to_utc()).map_err(wrong)
    }
}

macro_rules! as_text {
    ($($name:ident),+ $(,)?) => { $(
        impl Column for $name {
            fn to_sql(&self) -> Value { Value::Text(self.to_string()) }

            fn from_sql(value: ValueRef<'_>) -> Result<Self, FromSqlError> {
                $name::from_str(value.as_str()?).map_err(wrong)
            }
        }
    )+ };
}

as_text! {
    NaiveDate, Uuid, Role, Arrangement, Phase, Phases, MentorshipStatus, MeetingKind, MeetingStatus, Side, Talk, TopicStatus, Owner,
    ActionStatus, Area, GoalStatus, Help, Theme, Direction, FeedbackKind, Response,
    ReadingStatus, Period,
}

macro_rules! as_number {
    ($($name:ident),+ $(,)?) => { $(
        impl Column for $name {
            fn to_sql(&self) -> Value { Value::Integer(i64::from(*self)) }

            fn from_sql(value: ValueRef<'_>) -> Result<Self, FromSqlError> {
                $name::try_from(value.as_i64()?).map_err(wrong)
            }
        }
    )+ };
}

as_number! { u8, u32, i64 }

macro_rules! as_id {
    ($($name:ident),+ $(,)?) => { $(
        impl Column for $name {
            fn to_sql(&self) -> Value { Value::Integer(self.0) }

            fn from_sql(value: ValueRef<'_>) -> Result<Self, FromSqlError> { value.as_i64().map($name) }
        }
    )+ };
}

as_id! {
    PersonId, MentorshipId, MeetingId, TopicId, ActionId, GoalId, QuestionId, AnswerId, AgendaLineId, TakeawayId, DecisionId,
    MilestoneId, ProgressId, MeetingMoveId, FeedbackId, TemplateId, AgreementId, CheckInId, ContactId, ReadingId, ReviewId,
}

fn wrong(error: impl std::error::Error + Send + Sync + 'static) -> FromSqlError {
    FromSqlError::Other(Box::new(error))
}
