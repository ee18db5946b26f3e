//! Scores a reading against a gold annotation.
